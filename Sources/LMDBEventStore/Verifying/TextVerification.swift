internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Compares the stored texts with the commitments of the records.
///
/// `EncodingVerification` checks, record by record, that no text is missing.
struct TextVerification: Sendable {
    private(set) var report = VerificationReport()
    /// The last position to check.
    private let head: Position
    private var lastKey: [UInt8] = []
    /// The record of the previous entry, its commitments, and the id of its command.
    private var current:
        (position: Position, commitments: [TextField: ContentDigest], id: CommandID)?

    /// How many texts were erased when the verification began; `nil` where only some are checked.
    private let erasedBefore: UInt64?
    /// How many texts a salvage marked as lost, and the position of the first.
    private var lost: (count: Int, first: Position)?

    /// Prepares the comparison.
    ///
    /// - Parameters:
    ///   - end: The last position to check; every record up to it must be intact.
    ///   - erasedBefore: How many texts were erased when the verification began; `nil` unless the
    ///     texts of all records are checked.
    init(through end: Position, erasedBefore: UInt64?) {
        head = end
        self.erasedBefore = erasedBefore
    }

    /// Checks the next entries; returns whether there are more.
    mutating func step<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        let isMore = try transaction.withCursor(on: tables.texts) {
            cursor throws(EventStoreError) in
            var isOn = try cursor.seek(toOrAfter: lastKey + [0])
            for _ in 0..<entriesInOneStep where isOn {
                try cursor.withCurrent { key, bytes throws(EventStoreError) in
                    lastKey = key.copied
                    try check(key, bytes, transaction, tables)
                }
                isOn = try cursor.step(.forward)
            }
            return isOn
        }
        if !isMore { try finish(transaction, tables) }
        return isMore
    }

    /// Compares the number of erased texts with the one that the ledger states.
    private mutating func finish<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        if let lost {
            report.note(
                "\(lost.count) \(lost.count == 1 ? "text is" : "texts are") lost, the first here: a salvage "
                    + "did not find them, and they read as erased", at: lost.first)
        }
        guard let erasedBefore else { return }
        // Texts may be erased while this runs.
        let erasedNow = try transaction.statedErasures(in: tables)
        let found = UInt64(report.erasedTexts)
        if found < erasedBefore {
            report.add(
                "\(found) texts are erased, but \(erasedBefore) were: an erased text came back")
        }
        if found > erasedNow {
            report.add("\(found) texts are erased, but the ledger states \(erasedNow)")
        }
    }

    private mutating func check<Transaction: ReadableTransaction & ~Copyable>(
        _ key: Span<UInt8>, _ bytes: Span<UInt8>, _ transaction: borrowing Transaction,
        _ tables: Tables
    ) throws(EventStoreError) {
        guard let (position, field) = TextFormat.place(ofKey: key) else {
            report.add("the key of a text has \(key.count) bytes")
            return
        }
        // Texts of records that were committed since the verification began are not checked.
        guard position <= head else { return }
        if current?.position != position {
            try begin(position, transaction, tables)
        }
        // For a command's arguments only the salt is stored, so they do not count as a text.
        let isText = field != .arguments
        if isText { report.texts += 1 }
        guard let text = TextFormat.decode(bytes, under: key) else {
            report.add(
                "the text in field \(field.rawValue) was changed", at: position)
            return
        }
        if isText {
            try compare(text, bytes, with: transaction, tables, field, position)
        }
        guard let current, let commitment = current.commitments[field] else {
            report.add(
                "a text is stored in field \(field.rawValue), which the record does not have",
                at: position)
            return
        }
        if case .text(let salt, let value) = text,
            ContentDigest(committingTo: value, salt, of: current.id, field) != commitment
        {
            report.add(
                "the text in field \(field.rawValue) is not the one that was recorded",
                at: position)
        }
    }

    /// Compares a text with the list of erasures.
    private mutating func compare<Transaction: ReadableTransaction & ~Copyable>(
        _ text: StoredText, _ bytes: Span<UInt8>, with transaction: borrowing Transaction,
        _ tables: Tables,
        _ field: TextField, _ position: Position
    ) throws(EventStoreError) {
        var isErased = false
        if case .erased = text { isErased = true }
        if isErased { report.erasedTexts += 1 }
        if case .lost = text { lost = ((lost?.count ?? 0) + 1, lost?.first ?? position) }
        let listed = try transaction.withRow(
            under: TextFormat.key(position, field), in: tables.erasures
        ) { $0.isEqual(to: bytes.copied) }
        if (listed != nil) == isErased {
            if listed == false {
                report.add(
                    "the erasure of the text in field \(field.rawValue) is listed with other bytes",
                    at: position)
            }
            return
        }
        report.add(
            isErased
                ? "the text in field \(field.rawValue) is erased, and the list of erasures lacks it"
                : "the text in field \(field.rawValue) was erased, and is back", at: position)
    }

    private mutating func begin<Transaction: ReadableTransaction & ~Copyable>(
        _ position: Position, _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        let (commitments, first) = try transaction.withRecord(at: position, in: tables) {
            record throws(EventStoreError) in
            (try record.commitments, record.commandPositions.first)
        }
        let id = try transaction.withRecord(at: first, in: tables) { $0.commandID }
        guard let id else { throw .missingRecord(at: first) }
        current = (position, Dictionary(commitments.map { ($0, $1) }) { $1 }, id)
    }
}
