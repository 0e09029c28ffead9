public import ByteCoding

/// A short piece of text that identifies something: a stream, a type, a tag, a person's key.
///
/// Names stand in keys, errors and logs, so they are bounded, printable and never about a child. A new
/// kind of name is a struct with a `kind`, a length, a ``NameForm`` and its text; the checks are here.
public protocol Name: RawRepresentable<String>, Hashable, Comparable, Sendable,
    CustomStringConvertible, ExpressibleByStringLiteral
{
    /// What an error calls a name of this kind: `"stream name"`.
    static var kind: String { get }
    /// The longest name of this kind. Unit: UTF-8 bytes.
    static var longestInBytes: Int { get }
    /// Which characters a name of this kind may have.
    static var form: NameForm { get }

    /// Takes a text that was checked.
    init(_ checked: CheckedText<Self>)
}

/// A text that is known to be a name of kind `Kind`.
public struct CheckedText<Kind: Name>: Sendable {
    /// The text.
    public let text: String

    @inlinable init(unchecked text: String) { self.text = text }
}

extension Name {
    /// Any printable text.
    public static var form: NameForm { .printable }

    /// Whether `text` can be a name of this kind.
    ///
    /// It has 1 to ``longestInBytes`` bytes in Unicode form NFC, only visible characters of the kind's
    /// ``form``, no white space but plain spaces, and none at its ends.
    public static func accepts(_ text: String) -> Bool { NameProblem(of: text, Self.self) == nil }

    /// Checks and takes `text`.
    ///
    /// - Returns: `nil` when `text` cannot be a name of this kind; see ``accepts(_:)``.
    public init?(rawValue text: String) {
        guard Self.accepts(text) else { return nil }
        self.init(CheckedText(unchecked: text))
    }

    /// Checks and takes `text`.
    ///
    /// - Throws: ``InvalidName`` when `text` cannot be a name of this kind; see ``accepts(_:)``.
    public init(validating text: String) throws(InvalidName) {
        if let problem = NameProblem(of: text, Self.self) {
            throw InvalidName(kind: Self.kind, problem)
        }
        self.init(CheckedText(unchecked: text))
    }

    /// Takes a literal; one that ``accepts(_:)`` refuses is a programmer's mistake and stops.
    ///
    /// A text that comes from outside goes to ``init(validating:)``.
    public init(stringLiteral text: String) {
        guard let name = Self(rawValue: text) else {
            preconditionFailure("not a \(Self.kind): \(text)")
        }
        self = name
    }

    /// The name's text.
    public var description: String { rawValue }

    /// Names are equal when their bytes are: they are keys on disk.
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.rawValue.hasSameBytes(as: right.rawValue)
    }

    /// Names sort by their UTF-8 bytes, as their keys do.
    @inlinable public static func < (left: Self, right: Self) -> Bool {
        left.rawValue.precedesInBytes(right.rawValue)
    }
}

extension Name {
    /// Whether these bytes can be a stored name of this kind.
    ///
    /// Reading is laxer than recording: a name that an older version accepted stays readable, whatever
    /// is refused today. Only length, ASCII control characters, spaces at the ends and the kind's
    /// ``form`` are checked.
    @inlinable package static func acceptsStored(_ bytes: Span<UInt8>) -> Bool {
        let space = UInt8(ascii: " ")
        return !bytes.isEmpty && bytes.count <= longestInBytes
            && bytes[0] != space && bytes[bytes.count - 1] != space
            && (form == .printable ? !bytes.hasControlCharacter : form.accepts(bytes))
    }

    /// Takes a stored text; `nil` when it cannot be a name; see ``acceptsStored(_:)``.
    @inlinable package init?(stored text: String) {
        guard Self.acceptsStored(text.utf8Span.span) else { return nil }
        self.init(CheckedText(unchecked: text))
    }

    /// Takes a text that was checked already.
    @inlinable package init(accepted text: String) { self.init(CheckedText(unchecked: text)) }
}
