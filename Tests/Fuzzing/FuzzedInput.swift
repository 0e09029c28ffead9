/// The bytes that the fuzzer chose, read from their beginning.
struct FuzzedInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether no byte is left.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next byte, or 0 at the end.
    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// The next two bytes, lowest first.
    mutating func pair() -> Int { Int(byte()) | Int(byte()) << 8 }

    /// The next bytes, fewer at the end.
    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// All bytes that are left.
    mutating func all() -> [UInt8] { bytes(rest.count) }
}
