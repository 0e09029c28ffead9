internal import CChecksum

/// The checksum of everything on disk: CRC-32C (Castagnoli), by the processor's instruction if it has one.
package enum CRC32C {
    /// The CRC-32C of `bytes`, which may continue the checksum of the bytes before them.
    ///
    /// `checksum(of: b, continuing: checksum(of: a))` is the checksum of `a` followed by `b`.
    ///
    /// - Parameters:
    ///   - bytes: Any number of bytes; none leaves `seed` as it is.
    ///   - seed: The checksum so far; 0 before the first byte.
    /// - Returns: The finished checksum: 0xE3069283 for the nine digits "123456789".
    /// - Complexity: O(bytes); about 26 ns for 220 bytes with the instruction.
    package static func checksum(of bytes: Span<UInt8>, continuing seed: UInt32) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return seed }
            return unsafe cl_crc32c(seed, start, buffer.count)
        }
    }

    /// The CRC-32C of `key`, highest byte first, as it stands in a key, and of the bytes behind it.
    package static func checksum(of bytes: Span<UInt8>, under key: UInt64) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe cl_crc32c_under(key, buffer.baseAddress, buffer.count)
        }
    }

    /// The CRC-32C of `bytes` alone.
    package static func checksum(of bytes: Span<UInt8>) -> UInt32 {
        checksum(of: bytes, continuing: 0)
    }
}
