internal import Crypto

/// A SHA-256 digest.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of `content`.
    ///
    /// - Complexity: O(bytes).
    public init(of content: [UInt8]) {
        bytes = Array(SHA256.hash(data: content))
    }

    /// Takes stored bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Sixty-four hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}

/// The digest of what a command asks for: 16 bytes, the first half of a SHA-256.
///
/// Two sends of one command have the same digest whenever and against whatever they are sent:
/// observation, recorded time and position are no part of it.
public struct CommandDigest: Hashable, Sendable, CustomStringConvertible {
    /// The 16 bytes.
    public let bytes: [UInt8]

    /// The digest of a command's content.
    ///
    /// - Parameters:
    ///   - kind: What the command asks for.
    ///   - arguments: What it asks with, as canonical bytes.
    ///   - stream: The stream it goes to.
    ///   - provenance: Who asks, on what authority and why.
    ///   - effectiveAt: When it held, if the caller said so. A default that stands for "now" is no
    ///     content, or no command could be sent twice.
    public init(
        kind: CommandName, arguments: [UInt8], stream: StreamName, provenance: Provenance,
        effectiveAt: EffectiveTime?
    ) {
        var content = ByteWriter()
        content.text(stream.rawValue)
        content.text(kind.rawValue)
        content.integer(UInt32(arguments.count))
        content.raw(arguments)
        content.text(provenance.actor.id.rawValue)
        content.text(provenance.actor.role.rawValue)
        content.text(provenance.authority)
        content.optional(provenance.reason) { $0.text($1) }
        content.optional(effectiveAt) { content, time in
            content.integer(time.precision.rawValue)
            content.integer(time.earliest.microseconds)
            content.integer(time.latest.microseconds)
        }
        content.integer(provenance.origin.rawValue)
        bytes = Array(ContentDigest(of: content.bytes).bytes.prefix(16))
    }

    /// Takes stored bytes; `nil` unless there are 16.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Thirty-two hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}

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

extension [UInt8] {
    /// Two lower-case digits a byte.
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
