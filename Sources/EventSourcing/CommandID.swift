/// Identifies one command within its stream, for ever: 16 bytes that the caller chooses.
///
/// Sending a command again under the same id returns the first receipt and records nothing.
public struct CommandID: Hashable, Sendable, CustomStringConvertible {
    /// The 16 bytes.
    public let bytes: [UInt8]

    /// An id that nobody chose before: 128 random bits.
    public static func random() -> CommandID {
        var generator = SystemRandomNumberGenerator()
        return CommandID(generator: &generator)
    }

    /// An id from a generator, for tests that must repeat.
    public init(generator: inout some RandomNumberGenerator) {
        var writer = ByteWriter()
        writer.integer(UInt64.random(in: .min ... .max, using: &generator))
        writer.integer(UInt64.random(in: .min ... .max, using: &generator))
        bytes = writer.bytes
    }

    /// An id that follows from what the command is made of, so that a second try is the same
    /// command: the first half of the SHA-256 of `parts`, each with its length.
    public init(derivedFrom parts: String...) {
        var writer = ByteWriter()
        for part in parts {
            writer.integer(UInt32(part.utf8.count))
            writer.raw(Array(part.utf8))
        }
        bytes = Array(ContentDigest(of: writer.bytes).bytes.prefix(16))
    }

    /// Takes stored bytes; `nil` unless there are 16.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Thirty-two hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}
