internal import ByteCoding

/// One thing that an event is about: `case:court-07`, `standard:2.1`.
///
/// Queries, and so guards, select by tags. A tag identifies; it never describes a child.
public struct EventTag: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// What kind of thing: 1 to 32 bytes without a colon.
    public let name: String
    /// Which one: 1 to 128 bytes.
    public let value: String

    /// Checks and takes a name and a value.
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

    /// Checks and takes a value; the name is one of the program's own.
    ///
    /// - Throws: ``InvalidName`` for a value that is empty, too long or has characters that nobody sees.
    package init(known name: String, _ value: String) throws(InvalidName) {
        if let problem = Self.problem(in: value, atMost: Self.longestValueInBytes) {
            throw InvalidName(kind: "tag value", problem: problem)
        }
        self.init(accepted: name, value)
    }

    /// Takes a name and a value that were checked already.
    init(accepted name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Takes a name and a value as their bytes; `nil` when they cannot be.
    package init?(name: Span<UInt8>, value: Span<UInt8>) {
        guard Self.acceptsName(name), Self.accepts(value, atMost: Self.longestValueInBytes),
            let name = name.text,
            let value = value.text
        else { return nil }
        self.name = name
        self.value = value
    }

    /// Reads `name:value`; the first colon divides.
    ///
    /// - Throws: ``InvalidName`` when there is no colon, or as for a name and a value.
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

    /// `name:value`.
    public var description: String { "\(name):\(value)" }

    /// Tags are equal when their bytes are, as their keys are.
    public static func == (left: EventTag, right: EventTag) -> Bool {
        left.value.hasSameBytes(as: right.value) && left.name.hasSameBytes(as: right.name)
    }

    /// Tags sort by the UTF-8 bytes of the name, then of the value.
    public static func < (left: EventTag, right: EventTag) -> Bool {
        left.name.hasSameBytes(as: right.name)
            ? left.value.precedesInBytes(right.value)
            : left.name.precedesInBytes(right.name)
    }

    private static let longestNameInBytes = 32
    private static let longestValueInBytes = 128

    /// What is wrong with a part of a tag; `nil` when nothing is.
    private static func problem(in text: String, atMost limit: Int) -> String? {
        if text.isEmpty { return "is empty; 1 to \(limit) bytes are needed" }
        if text.utf8.count > limit {
            return "has \(text.utf8.count) bytes; at most \(limit) are kept"
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
