internal import ByteCoding

/// The 32 random bytes that are hashed with a text, so that the text cannot be found by guessing.
///
/// With the salt, a guess can be verified. Salt and text are therefore erased together.
public struct TextSalt: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The number of bytes.
    package static let count = 32

    /// Creates a salt from stored bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = bytes
    }

    /// Creates a new random salt.
    static func random() -> TextSalt {
        var generator = SystemRandomNumberGenerator()
        var writer = ByteWriter(reserving: count)
        for _ in 0..<4 { writer.integer(generator.next()) }
        return TextSalt(digest: writer.bytes)
    }

    private init(digest bytes: [UInt8]) { self.bytes = bytes }

    /// Derives a salt from the place of its use.
    static func derived(
        from command: CommandID, _ event: Int, _ field: TextField
    ) -> TextSalt {
        var writer = ByteWriter()
        writer.raw(command.bytes)
        writer.integer(UInt32(truncatingIfNeeded: event))
        writer.integer(field.rawValue)
        return TextSalt(digest: ContentDigest(of: writer.bytes).bytes)
    }
}

/// The source of the salts of a store.
public struct SaltSource: Sendable {
    private let make: @Sendable (CommandID, Int, TextField) -> TextSalt

    /// Random bytes of the system.
    ///
    /// Use it for every ledger that stores free texts.
    public static let random = SaltSource { _, _, _ in .random() }

    /// The same salt for the same command, event and field, so that two stores can be compared.
    ///
    /// Anyone can compute these salts, so they protect nothing. Use it only for tests and
    /// measurements.
    public static let derived = SaltSource { TextSalt.derived(from: $0, $1, $2) }

    private init(_ make: @escaping @Sendable (CommandID, Int, TextField) -> TextSalt) {
        self.make = make
    }

    /// The salt for a text.
    ///
    /// - Parameters:
    ///   - command: The command of the text.
    ///   - event: The index of the event in the command, from 0; 0 for the command's own texts.
    ///   - field: The field of the text.
    /// - Returns: The salt.
    package func salt(of command: CommandID, _ event: Int, _ field: TextField) -> TextSalt {
        make(command, event, field)
    }
}

extension ContentDigest {
    /// Computes the commitment to a text, which the record contains instead of the text.
    ///
    /// It is the SHA-256 of `case-ledger/commit/v1`, a zero byte, the command's id, the field as
    /// two bytes, highest first, the salt, and the text.
    ///
    /// - Parameters:
    ///   - value: The text's UTF-8 bytes.
    ///   - salt: The salt that is stored beside the text.
    ///   - command: The command of the text.
    ///   - field: The field of the text.
    package init(
        committingTo value: [UInt8], _ salt: TextSalt, of command: CommandID, _ field: TextField
    ) {
        var content = ByteWriter(reserving: 80 + value.count)
        content.raw(textOf: "case-ledger/commit/v1")
        content.integer(UInt8(0))
        content.raw(command.bytes)
        content.integer(field.rawValue.bigEndian)
        content.raw(salt.bytes)
        content.raw(value)
        self.init(of: content.bytes)
    }
}
