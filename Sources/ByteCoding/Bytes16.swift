/// Sixteen bytes without an array: cheap to store, compare and hash.
package struct Bytes16: Hashable, Comparable, Sendable {
    /// The first eight bytes, highest first, so that integers sort like bytes.
    package let high: UInt64
    /// The last eight bytes.
    package let low: UInt64

    /// Creates the value from its two halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Creates the value from sixteen bytes; `nil` for any other number.
    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.littleEndian(UInt64.self, at: 0).byteSwapped
        low = bytes.littleEndian(UInt64.self, at: 8).byteSwapped
    }

    /// The sixteen bytes in an array.
    package var bytes: [UInt8] {
        [UInt8](capacity: 16) { bytes in
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: high >> shift))
            }
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: low >> shift))
            }
        }
    }

    package static func < (left: Bytes16, right: Bytes16) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
