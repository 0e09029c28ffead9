internal import ByteCoding

/// One subject of an event: `case:court-07`, `standard:2.1`.
///
/// Queries and guards select events by tags. A tag identifies; it never describes a child.
public struct EventTag: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The kind of subject: 1 to 32 bytes without a colon.
    public let name: String
    /// The id of the subject: 1 to 128 bytes.
    public let value: String

    /// Creates a tag from a name and a value, after checking both.
    ///
    /// - Throws: ``InvalidName`` when the name has a colon, or either is empty, too long, or not
    ///   printable as a ``Name`` is.
    public init(_ name: String, _ value: String) throws(InvalidName) {
        if let problem = Self.problem(in: name, atMost: Self.longestNameInBytes) {
            throw InvalidName(kind: "tag name", problem: problem)
        }
        guard !name.utf8.contains(UInt8(ascii: ":")) else {
            throw InvalidName(kind: "tag name", problem: "has a colon, which ends a tag's name")
        }
        if let problem = Self.problem(in: value, atMost: Self.longestValueInBytes) {
            throw InvalidName(kind: "tag value", problem: problem)
        }
        self.name = name
        self.value = value
    }

    /// Creates a tag whose name is a constant of the program, after checking the value.
    ///
    /// - Throws: ``InvalidName`` for a value that is empty, too long or has invisible characters.
    package init(known name: String, _ value: String) throws(InvalidName) {
        if let problem = Self.problem(in: value, atMost: Self.longestValueInBytes) {
            throw InvalidName(kind: "tag value", problem: problem)
        }
        self.init(accepted: name, value)
    }

    /// Creates a tag from a name and a value that were already checked.
    init(accepted name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Creates a tag from bytes; `nil` when they are not a valid name and value.
    package init?(name: Span<UInt8>, value: Span<UInt8>) {
        guard Self.acceptsName(name), Self.accepts(value, atMost: Self.longestValueInBytes),
            let name = name.text,
            let value = value.text
        else { return nil }
        self.name = name
        self.value = value
    }

    /// Parses `name:value`; the first colon separates the two.
    ///
    /// - Throws: ``InvalidName`` when there is no colon, or when the name or the value is not
    ///   valid.
    public init(validating text: String) throws(InvalidName) {
        guard let colon = text.firstIndex(of: ":") else {
            throw InvalidName(kind: "tag", problem: "has no colon; a tag is name:value")
        }
        try self.init(String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    /// Reads `name:value`; `nil` where ``init(validating:)`` throws.
    public init?(_ description: String) {
        guard let tag = try? EventTag(validating: description) else { return nil }
        self = tag
    }

    /// The tag as `name:value`.
    public var description: String { "\(name):\(value)" }

    /// Tags are equal when their bytes are equal, like their keys.
    public static func == (left: EventTag, right: EventTag) -> Bool {
        left.value.hasSameBytes(as: right.value) && left.name.hasSameBytes(as: right.name)
    }

    /// Orders tags by the UTF-8 bytes of the name, then of the value.
    public static func < (left: EventTag, right: EventTag) -> Bool {
        left.name.hasSameBytes(as: right.name)
            ? left.value.precedesInBytes(right.value)
            : left.name.precedesInBytes(right.name)
    }

    private static let longestNameInBytes = 32
    private static let longestValueInBytes = 128

    /// The problem of a part of a tag; `nil` when it is valid.
    private static func problem(in text: String, atMost limit: Int) -> String? {
        if text.isEmpty { return "is empty; it must have 1 to \(limit) bytes" }
        if text.utf8.count > limit {
            return "has \(text.utf8.count) bytes; at most \(limit) are allowed"
        }
        return TextProblem(of: text, allowing: [])?.description
    }

    private static func acceptsName(_ bytes: Span<UInt8>) -> Bool {
        guard accepts(bytes, atMost: Self.longestNameInBytes) else { return false }
        for index in bytes.indices where bytes[index] == UInt8(ascii: ":") { return false }
        return true
    }

    private static func accepts(_ bytes: Span<UInt8>, atMost limit: Int) -> Bool {
        !bytes.isEmpty && bytes.count <= limit && !bytes.hasControlCharacter
    }
}
