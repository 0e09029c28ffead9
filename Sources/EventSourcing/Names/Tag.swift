/// One thing that an event is about: `case:court-07`, `standard:2.1`.
///
/// Queries, and so guards, select by tags. A tag identifies; it never describes a child.
public struct Tag: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What kind of thing: 1 to 32 bytes without a colon.
    public let name: String
    /// Which one: 1 to 128 bytes.
    public let value: String

    /// Checks and takes a name and a value.
    ///
    /// - Throws: ``InvalidName`` when either is empty, too long, has a control character, or the
    ///   name has a colon.
    public init(_ name: String, _ value: String) throws(InvalidName) {
        guard Self.acceptsName(name.utf8Span.span) else {
            throw InvalidName(kind: "tag name", longestInBytes: 32, bytes: name.utf8.count)
        }
        guard Self.accepts(value.utf8Span.span, atMost: 128) else {
            throw InvalidName(kind: "tag value", longestInBytes: 128, bytes: value.utf8.count)
        }
        self.name = name
        self.value = value
    }

    /// Takes a name and a value as their bytes; `nil` when they cannot be.
    package init?(name: Span<UInt8>, value: Span<UInt8>) {
        guard Self.acceptsName(name), Self.accepts(value, atMost: 128), let name = name.text,
            let value = value.text
        else { return nil }
        self.name = name
        self.value = value
    }

    /// Reads `name:value`; the first colon divides.
    ///
    /// - Throws: ``InvalidName`` when there is no colon or a part cannot stand.
    public init(_ text: String) throws(InvalidName) {
        guard let colon = text.firstIndex(of: ":") else {
            throw InvalidName(kind: "tag (name:value)", longestInBytes: 161, bytes: text.utf8.count)
        }
        try self.init(String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    public var description: String { "\(name):\(value)" }

    /// Tags are equal when their bytes are, as their keys are.
    public static func == (left: Tag, right: Tag) -> Bool {
        left.value.hasSameBytes(as: right.value) && left.name.hasSameBytes(as: right.name)
    }

    /// Tags sort by the UTF-8 bytes of the name, then of the value.
    public static func < (left: Tag, right: Tag) -> Bool {
        left.name.hasSameBytes(as: right.name)
            ? left.value.precedesInBytes(right.value)
            : left.name.precedesInBytes(right.name)
    }

    private static func acceptsName(_ bytes: Span<UInt8>) -> Bool {
        guard accepts(bytes, atMost: 32) else { return false }
        for index in bytes.indices where bytes[index] == UInt8(ascii: ":") { return false }
        return true
    }

    private static func accepts(_ bytes: Span<UInt8>, atMost limit: Int) -> Bool {
        !bytes.isEmpty && bytes.count <= limit && !bytes.hasControlCharacter
    }
}
