internal import ByteCoding
internal import EventSourcing

/// The bytes of an increment: a header, entries in order, an end, and a SHA-256 of everything
/// before it.
///
/// `Docs/FORMAT.md` describes them. All integers are little-endian.
enum IncrementFormat {
    static let magic = Array("CLEDGINC".utf8)
    /// The version that this code writes and reads.
    static let version: UInt16 = 0
    /// Unit: bytes.
    static let headerInBytes = 74
    /// Kind, position, field and length.
    ///
    /// Unit: bytes.
    static let entryHeaderInBytes = 15
    /// Unit: bytes.
    static let digestInBytes = 32
    /// Longer values do not exist: a record has at most 65,535 bytes, and a text not many more.
    ///
    /// Unit: bytes.
    static let longestValueInBytes = 1 << 20
}

/// The first bytes of an increment.
struct IncrementHeader: Hashable, Sendable {
    /// The id of the ledger: 16 bytes.
    let ledger: [UInt8]
    /// The position after which its records begin; the end of a command.
    let since: Position
    /// The position of its last record; the end of a command.
    let through: Position
    /// The SHA-256 of the record at ``since``; of no bytes where that is 0.
    let base: ContentDigest

    var bytes: [UInt8] {
        var writer = ByteWriter(reserving: IncrementFormat.headerInBytes)
        writer.raw(IncrementFormat.magic)
        writer.integer(IncrementFormat.version)
        writer.raw(ledger)
        writer.integer(since.rawValue)
        writer.integer(through.rawValue)
        writer.raw(base.bytes)
        return writer.finish()
    }

    init(ledger: [UInt8], since: Position, through: Position, base: ContentDigest) {
        self.ledger = ledger
        self.since = since
        self.through = through
        self.base = base
    }

    /// Decodes the bytes after magic and version; `nil` when they are malformed.
    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let ledger = try? reader.raw(16), let since: UInt64 = try? reader.integer(),
            let through: UInt64 = try? reader.integer(), since <= through,
            let digest = try? reader.raw(32), let base = ContentDigest(bytes: digest),
            reader.isAtEnd
        else { return nil }
        self.init(
            ledger: ledger, since: Position(since), through: Position(through), base: base)
    }
}

/// One entry of an increment.
struct IncrementEntry: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        /// The last entry; its position is the number of entries before it.
        case end = 0
        /// A text at or before the base that was erased: its value in the table `texts`.
        case erasure = 1
        /// A record.
        case record = 2
        /// A text of the record before it: its value in the table `texts`.
        case text = 3
        /// The checkpoint of a subscription, whose name are the bytes.
        case checkpoint = 4
    }

    let kind: Kind
    let position: Position
    /// The field of a text; 0 for other kinds.
    var field = TextField(rawValue: 0)
    let value: [UInt8]

    var bytes: [UInt8] {
        var writer = ByteWriter(reserving: IncrementFormat.entryHeaderInBytes + value.count)
        writer.integer(kind.rawValue)
        writer.integer(position.rawValue)
        writer.integer(field.rawValue)
        writer.integer(UInt32(value.count))
        writer.raw(value)
        return writer.finish()
    }
}
