package import ByteCoding

/// Identifies one command within its stream, permanently: 16 bytes that the caller chooses.
///
/// Sending a command again under the same id returns the first receipt and records nothing.
public struct CommandID: Hashable, Comparable, Sendable, LosslessStringConvertible {
    private let content: Bytes16

    /// The 16 bytes.
    public var bytes: [UInt8] { content.bytes }

    /// A new random id of 128 bits.
    public static func random() -> CommandID {
        var generator = SystemRandomNumberGenerator()
        return CommandID(generator: &generator)
    }

    /// Creates an id from a generator, for tests that must be repeatable.
    public init(generator: inout some RandomNumberGenerator) {
        let first = UInt64.random(in: .min ... .max, using: &generator)
        let second = UInt64.random(in: .min ... .max, using: &generator)
        content = Bytes16(high: first.byteSwapped, low: second.byteSwapped)
    }

    /// Derives an id from the parts of a command, so that a retry has the same id.
    ///
    /// The id is the first half of the SHA-256 of `parts`, each with its length.
    public init(derivedFrom parts: String...) {
        var writer = ByteWriter()
        for part in parts {
            writer.integer(UInt32(part.utf8.count))
            writer.raw(Array(part.utf8))
        }
        content = Bytes16(of: ContentDigest(of: writer.bytes))
    }

    /// Creates an id from stored bytes; `nil` unless there are 16.
    public init?(bytes: [UInt8]) { self.init(bytes.span) }

    /// Creates an id from stored bytes; `nil` unless there are 16.
    package init?(_ bytes: Span<UInt8>) {
        guard let content = Bytes16(bytes) else { return nil }
        self.content = content
    }

    /// Reads ``description``: 32 hexadecimal digits, in either case.
    public init?(_ description: String) {
        guard let bytes = [UInt8](hexadecimal: description) else { return nil }
        self.init(bytes: bytes)
    }

    /// Writes the 16 bytes.
    package func write(into writer: inout ByteWriter) { writer.raw(content) }

    /// Orders ids by their bytes, like their keys.
    public static func < (left: CommandID, right: CommandID) -> Bool {
        left.content < right.content
    }

    /// Thirty-two hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}
