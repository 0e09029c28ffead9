public import ByteCoding

extension ByteReader {
    /// Reads a name.
    ///
    /// - Throws: `MalformedBytes` for a text that is not a valid name.
    @inlinable package mutating func name<Value: Name>(
        _: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value {
        let start = offset
        guard let name = Value(stored: try text()) else { throw MalformedBytes(offset: start) }
        return name
    }
}

extension Bytes16 {
    /// Creates the value from the first half of a digest.
    init(of digest: ContentDigest) {
        let bytes = digest.bytes.span
        self.init(
            high: bytes.littleEndian(UInt64.self, at: 0).byteSwapped,
            low: bytes.littleEndian(UInt64.self, at: 8).byteSwapped)
    }
}
