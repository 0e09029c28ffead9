internal import ByteCoding
internal import EventRecords

/// The value of a derived entry on disk: the value, then the CRC-32C of its key and of the value.
///
/// LMDB has no checksums, and a flipped bit in a row is a wrong rating. The checksum also covers
/// the key, so an entry under another entry's key does not match.
package enum CheckedValue {
    private static let checksumInBytes = 4

    /// Encodes the bytes of an entry.
    package static func seal(_ value: [UInt8], under key: [UInt8]) -> [UInt8] {
        var bytes = value
        bytes.reserveCapacity(value.count + checksumInBytes)
        let checksum = checksum(of: value.span, under: key.span)
        for shift: UInt32 in [0, 8, 16, 24] {
            bytes.append(UInt8(truncatingIfNeeded: checksum >> shift))
        }
        return bytes
    }

    /// The value of an entry; `nil` when its bytes do not match its checksum under this key.
    @_lifetime(copy bytes)
    package static func open(_ bytes: Span<UInt8>, under key: Span<UInt8>) -> Span<UInt8>? {
        let end = bytes.count - checksumInBytes
        guard end >= 0 else { return nil }
        let value = bytes.extracting(0..<end)
        guard checksum(of: value, under: key) == bytes.littleEndian(UInt32.self, at: end) else {
            return nil
        }
        return value
    }

    /// The checksum at the end of a sealed value; 0 when it is shorter than one.
    package static func checksum(in bytes: Span<UInt8>) -> UInt64 {
        let end = bytes.count - checksumInBytes
        return end < 0 ? 0 : UInt64(bytes.littleEndian(UInt32.self, at: end))
    }

    private static func checksum(of value: Span<UInt8>, under key: Span<UInt8>) -> UInt32 {
        CRC32C.checksum(of: value, continuing: CRC32C.checksum(of: key))
    }
}
