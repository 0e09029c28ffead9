internal import Crypto

/// A SHA-256 digest.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Computes the digest of `content`.
    ///
    /// - Complexity: O(bytes).
    public init(of content: [UInt8]) {
        bytes = unsafe SHA256.hash(data: content).withUnsafeBytes { unsafe Array($0) }
    }

    /// Creates a digest from stored bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Sixty-four hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}

extension [UInt8] {
    /// The bytes as text, two lower-case hexadecimal digits each.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
