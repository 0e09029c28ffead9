internal import ByteCoding

extension [UInt8] {
    /// Appends an integer, highest byte first, as keys contain it.
    mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        var shift = Value.bitWidth
        while shift > 0 {
            shift -= 8
            append(UInt8(truncatingIfNeeded: value >> Value(shift)))
        }
    }
}

extension Span<UInt8> {
    /// The integer at `offset`, highest byte first; as fast as little-endian.
    @inline(__always)
    func bigEndian<Value: FixedWidthInteger & UnsignedInteger>(
        _: Value.Type = Value.self, at offset: Int
    ) -> Value {
        let part = extracting(offset..<(offset + Value.bitWidth / 8))
        var value: Value = 0
        for index in 0..<(Value.bitWidth / 8) {
            value = (value &<< 8) | Value(truncatingIfNeeded: part[index])
        }
        return value
    }

    /// Whether the bytes begin with `prefix`.
    func starts(with prefix: [UInt8]) -> Bool { starts(with: prefix.span) }

    /// Whether the bytes begin with `prefix`.
    func starts(with prefix: Span<UInt8>) -> Bool {
        guard count >= prefix.count else { return false }
        for index in prefix.indices where self[index] != prefix[index] { return false }
        return true
    }

    /// Whether the bytes equal those of `other`.
    func isEqual(to other: [UInt8]) -> Bool { count == other.count && starts(with: other.span) }
}
