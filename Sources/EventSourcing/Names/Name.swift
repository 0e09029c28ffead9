public import ByteCoding

/// A short text that identifies something: a stream, a type, a tag, a person's key.
///
/// Keys, errors and logs contain names, so they are bounded, printable and never about a child. A
/// new kind of name is a struct with a `kind`, a length, a ``NameForm`` and its text; this protocol
/// does the checks.
public protocol Name: RawRepresentable<String>, Hashable, Comparable, Sendable,
    CustomStringConvertible, ExpressibleByStringLiteral
{
    /// The kind of name, for errors: `"stream name"`.
    static var kind: String { get }
    /// The longest name of this kind.
    ///
    /// Unit: UTF-8 bytes.
    static var longestInBytes: Int { get }
    /// The characters that a name of this kind may have.
    static var form: NameForm { get }

    /// Creates a name from a checked text.
    init(_ checked: CheckedText<Self>)
}

/// A text that is a valid name of kind `Kind`.
public struct CheckedText<Kind: Name>: Sendable {
    /// The text.
    public let text: String

    @inlinable init(unchecked text: String) { self.text = text }
}

extension Name {
    /// Any printable text.
    public static var form: NameForm { .printable }

    /// Whether `text` is a valid name of this kind.
    ///
    /// A valid name has 1 to ``longestInBytes`` bytes in Unicode form NFC and only visible
    /// characters of the kind's ``form``. Plain spaces are its only white space, and not at its
    /// ends.
    public static func accepts(_ text: String) -> Bool { NameProblem(of: text, Self.self) == nil }

    /// Creates a name from `text`.
    ///
    /// - Returns: `nil` when `text` is not a valid name of this kind; see ``accepts(_:)``.
    public init?(rawValue text: String) {
        guard Self.accepts(text) else { return nil }
        self.init(CheckedText(unchecked: text))
    }

    /// Creates a name from `text`.
    ///
    /// - Throws: ``InvalidName`` when `text` is not a valid name of this kind; see ``accepts(_:)``.
    public init(validating text: String) throws(InvalidName) {
        if let problem = NameProblem(of: text, Self.self) {
            throw InvalidName(kind: Self.kind, problem)
        }
        self.init(CheckedText(unchecked: text))
    }

    /// Creates a name from a literal.
    ///
    /// A literal that ``accepts(_:)`` refuses ends the process.
    ///
    /// Use ``init(validating:)`` for a text from outside the program.
    public init(stringLiteral text: String) {
        guard let name = Self(rawValue: text) else {
            preconditionFailure("not a valid \(Self.kind): \(text)")
        }
        self = name
    }

    /// The name's text.
    public var description: String { rawValue }

    /// Names are equal when their bytes are equal, because they are keys on disk.
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.rawValue.hasSameBytes(as: right.rawValue)
    }

    /// Orders names by their UTF-8 bytes, like their keys.
    @inlinable public static func < (left: Self, right: Self) -> Bool {
        left.rawValue.precedesInBytes(right.rawValue)
    }
}

extension Name {
    /// Whether these bytes can be a stored name of this kind.
    ///
    /// Reading is less strict than recording: a name that an older version accepted stays readable
    /// even if it is refused today. The check covers only length, ASCII control characters, spaces
    /// at the ends and the kind's ``form``.
    @inlinable package static func acceptsStored(_ bytes: Span<UInt8>) -> Bool {
        let space = UInt8(ascii: " ")
        return !bytes.isEmpty && bytes.count <= longestInBytes
            && bytes[0] != space && bytes[bytes.count - 1] != space
            && (form == .printable ? !bytes.hasControlCharacter : form.accepts(bytes))
    }

    /// Creates a name from a stored text; `nil` when it is not valid; see ``acceptsStored(_:)``.
    @inlinable package init?(stored text: String) {
        guard Self.acceptsStored(text.utf8Span.span) else { return nil }
        self.init(CheckedText(unchecked: text))
    }

    /// Creates a name from a text that was already checked.
    @inlinable package init(accepted text: String) { self.init(CheckedText(unchecked: text)) }
}
