internal import EventRecords
internal import EventSourcing
internal import LMDB

extension ReplacedLedger {
    /// Erases the texts of a restored ledger that this ledger has erased.
    ///
    /// A text counts only where both ledgers have the same bytes of its record.
    ///
    /// - Parameters:
    ///   - ledger: The id of the restored ledger; of another ledger nothing is erased.
    ///   - copy: The restored ledger, which has no name yet.
    ///   - now: The time of an erasure of which the time is not known.
    /// - Returns: The number of texts that were erased, or `nil` when this ledger cannot be read, or is
    ///   another one.
    /// - Throws: Code `integrity` for damage of the restored ledger, `diskFull`, or a failure of the
    ///   storage.
    func eraseAgain(
        of ledger: [UInt8], in copy: Environment, now: Timestamp
    ) throws(EventStoreError) -> Int? {
        let found =
            environment == nil
            ? try? salvagedErasures(of: ledger, now) : try? erasures(of: ledger)
        guard let erased = found else { return nil }
        let tables = try Tables(of: copy)
        var count = 0
        try copy.write { transaction throws(EventStoreError) in
            count = 0
            for erasure in erased {
                count += try transaction.erase(erasure, in: tables) ? 1 : 0
            }
            try transaction.countErasures(in: tables)
        }
        return count
    }

    /// The texts that a ledger which cannot be opened has erased, as far as they are found; `nil` when
    /// it is another one.
    private func salvagedErasures(
        of ledger: [UInt8], _ now: Timestamp
    ) throws(EventStoreError) -> [Erasure]? {
        let file = try SalvagedFile(at: path, isLocked: true)
        guard file.ledger == ledger else { return nil }
        return file.entries.erasedTexts().map {
            Erasure(
                position: $0.position, field: $0.field, stored: .erased($0.at ?? now),
                record: ContentDigest(of: $0.record))
        }
    }

    /// The texts that this ledger has erased; `nil` when it cannot be read, or is another one.
    private func erasures(of ledger: [UInt8]) throws(EventStoreError) -> [Erasure]? {
        guard let environment else { return nil }
        let tables = try Tables(of: environment)
        return try environment.read { transaction throws(EventStoreError) in
            guard try transaction.ledgerID(in: tables) == ledger else { return nil }
            return try transaction.erasures(in: tables)
        }
    }
}

/// A text that a ledger has erased.
private struct Erasure {
    let position: Position
    let field: TextField
    /// When it was erased.
    let stored: StoredText
    /// The SHA-256 of its record.
    let record: ContentDigest
}

extension ReadableTransaction where Self: ~Copyable {
    /// Every text that was erased, the arguments of commands included.
    ///
    /// An erasure counts that is in the list of erasures, or among the texts: a page of one of the two
    /// may be of an earlier time.
    fileprivate borrowing func erasures(in tables: Tables) throws(EventStoreError) -> [Erasure] {
        var found: [[UInt8]: Erasure] = [:]
        for table in [tables.texts, tables.erasures] {
            try withCursor(on: table) { cursor throws(EventStoreError) in
                var isOn = try cursor.start()
                while isOn {
                    try cursor.withCurrent { key, value throws(EventStoreError) in
                        guard let (position, field) = TextFormat.place(ofKey: key) else {
                            throw .malformedTable(.texts, "a key has \(key.count) bytes")
                        }
                        guard let text = TextFormat.decode(value, under: key) else {
                            throw .malformedText(field, at: position, "its checksum does not match")
                        }
                        guard case .erased = text else { return }
                        found[key.copied] = Erasure(
                            position: position, field: field, stored: text,
                            record: try digest(ofRecordAt: position, in: tables))
                    }
                    isOn = try cursor.step(.forward)
                }
            }
        }
        return Array(found.values)
    }
}

extension WriteTransaction {
    /// Erases a text that is there and not erased; returns whether it was one that readers see.
    fileprivate mutating func erase(
        _ erasure: Erasure, in tables: Tables
    ) throws(EventStoreError) -> Bool {
        guard erasure.position <= (try headPosition(in: tables)),
            try digest(ofRecordAt: erasure.position, in: tables) == erasure.record,
            case .text? = try storedText(erasure.field, at: erasure.position, in: tables)
        else { return false }
        try put(erasure.stored, erasure.field, at: erasure.position, in: tables)
        return erasure.field != .arguments
    }
}
