internal import ByteCoding

/// The 32 random bytes that are hashed with a text, so that nobody can find the text by trying.
///
/// With the salt one can tell whether a guess is right, so salt and text are erased together.
public struct TextSalt: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// How many there are.
    package static let count = 32

    /// Takes stored bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = bytes
    }

    /// A salt that nobody chose before.
    static func random() -> TextSalt {
        var generator = SystemRandomNumberGenerator()
        var writer = ByteWriter(reserving: count)
        for _ in 0..<4 { writer.integer(generator.next()) }
        return TextSalt(digest: writer.bytes)
    }

    private init(digest bytes: [UInt8]) { self.bytes = bytes }

    /// A salt that follows from where it is used.
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

/// Where a store takes the salts of texts from.
public struct SaltSource: Sendable {
    private let make: @Sendable (CommandID, Int, TextField) -> TextSalt

    /// Random bytes of the system: what every ledger uses that keeps a text of somebody.
    public static let random = SaltSource { _, _, _ in .random() }

    /// The same salt for the same command, event and field, so that two stores can be compared.
    ///
    /// Anybody can compute it, so it protects nothing: only for tests and measurements.
    public static let derived = SaltSource { TextSalt.derived(from: $0, $1, $2) }

    private init(_ make: @escaping @Sendable (CommandID, Int, TextField) -> TextSalt) {
        self.make = make
    }

    /// The salt for a text.
    ///
    /// - Parameters:
    ///   - command: The command that it came with.
    ///   - event: Which event of the command, from 0; 0 for the command's own texts.
    ///   - field: Which text.
    /// - Returns: The salt.
    package func salt(of command: CommandID, _ event: Int, _ field: TextField) -> TextSalt {
        make(command, event, field)
    }
}

extension ContentDigest {
    /// The commitment to a text: it stands in the record in the place of the text.
    ///
    /// SHA-256 of `case-ledger/commit/v1`, a zero byte, the command's id, the field as two bytes, highest
    /// first, the salt, and the text.
    ///
    /// - Parameters:
    ///   - value: The text's UTF-8 bytes.
    ///   - salt: The salt that is kept beside the text.
    ///   - command: The command that the text came with.
    ///   - field: Which text.
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
