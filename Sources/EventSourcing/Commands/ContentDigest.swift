internal import Crypto

/// A SHA-256 digest.
public struct ContentDigest: Hashable, Sendable, LosslessStringConvertible {
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

    /// Reads ``description``: 64 hexadecimal digits, in either case.
    public init?(_ description: String) {
        guard let bytes = [UInt8](hexadecimal: description) else { return nil }
        self.init(bytes: bytes)
    }

    /// Sixty-four hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}

extension [UInt8] {
    /// Reads two hexadecimal digits a byte; `nil` for anything else.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }

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
