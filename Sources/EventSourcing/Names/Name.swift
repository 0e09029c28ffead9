/// A short piece of text that identifies something: a stream, a type, a tag, a person's key.
///
/// Names stand in keys, errors and logs, so they are bounded, printable and never about a child.
public protocol Name: RawRepresentable<String>, Hashable, Comparable, Sendable,
    CustomStringConvertible, ExpressibleByStringLiteral
{
    /// What an error calls a name of this kind: `"stream name"`.
    static var kind: String { get }
    /// The longest name of this kind. Unit: UTF-8 bytes.
    static var longestInBytes: Int { get }
}

extension Name {
    /// Whether `text` can be a name of this kind: 1 to ``longestInBytes`` bytes, none of them a
    /// control character, and no space at either end, where nobody would see it.
    public static func accepts(_ text: String) -> Bool { accepts(text.utf8Span.span) }

    /// Whether a text of these bytes can be a name of this kind.
    @inlinable package static func accepts(_ bytes: Span<UInt8>) -> Bool {
        let space = UInt8(ascii: " ")
        return !bytes.isEmpty && bytes.count <= longestInBytes
            && bytes[0] != space && bytes[bytes.count - 1] != space && !bytes.hasControlCharacter
    }

    /// Checks and takes `text`.
    ///
    /// - Throws: ``InvalidName`` when `text` is empty, too long, has a control character, or begins or
    ///   ends with a space.
    public init(_ text: String) throws(InvalidName) {
        guard let name = Self(rawValue: text) else {
            throw InvalidName(
                kind: Self.kind, longestInBytes: Self.longestInBytes, bytes: text.utf8.count)
        }
        self = name
    }

    /// Takes a literal; one that ``accepts(_:)`` refuses is a programmer's mistake and stops.
    public init(stringLiteral text: String) {
        guard let name = Self(rawValue: text) else {
            preconditionFailure("not a \(Self.kind): \(text)")
        }
        self = name
    }

    /// The name's text.
    public var description: String { rawValue }

    /// Names are equal when their bytes are: two spellings of one accented letter are two names,
    /// for they are two keys on disk.
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.rawValue.hasSameBytes(as: right.rawValue)
    }

    /// Names sort by their UTF-8 bytes, as their keys do.
    @inlinable public static func < (left: Self, right: Self) -> Bool {
        left.rawValue.precedesInBytes(right.rawValue)
    }
}
