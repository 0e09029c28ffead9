// Integers of variable width (LEB128): seven bits a byte, lowest first, the eighth bit set on all
// bytes except the last. Each value has exactly one encoding, the shortest.

extension [UInt8] {
    /// Appends `value` as a varint: 1 to 10 bytes.
    @inlinable package mutating func append(varint value: UInt64) {
        var rest = value
        while rest > 0x7f {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}

extension Span<UInt8> {
    /// Decodes the varint at `offset`.
    ///
    /// - Parameter offset: The start of the varint; moved behind it on success, otherwise
    ///   unchanged.
    /// - Returns: The value; `nil` when the varint is truncated, above 64 bits, or longer than its
    ///   shortest form.
    @inlinable @inline(__always)
    package func varint(at offset: inout Int) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        var next = offset
        while next < count, shift < 64 {
            let byte = self[next]
            next += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 {
                // The tenth byte has room for one bit.
                guard byte > 0 || shift == 0, shift < 63 || byte == 1 else { return nil }
                offset = next
                return value
            }
            shift += 7
        }
        return nil
    }
}
