internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Reads of the free texts that are stored beside the records, with their salts.
extension ReadableTransaction where Self: ~Copyable {
    /// A copy of the record with its texts.
    borrowing func record(
        of record: borrowing RecordView, in tables: Tables
    ) throws(EventStoreError) -> Record {
        guard record.hasTexts else { return try record.record() }
        return try withTexts(in: tables) { texts, erasures throws(EventStoreError) in
            try record.record(with: try texts.texts(of: record, unless: &erasures))
        }
    }

    /// Calls `body` with cursors over the texts and over the list of erasures.
    borrowing func withTexts<Result>(
        in tables: Tables,
        _ body: (inout Cursor, inout Cursor) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try withCursor(on: tables.texts) { texts throws(EventStoreError) in
            try withCursor(on: tables.erasures) { erasures throws(EventStoreError) in
                try body(&texts, &erasures)
            }
        }
    }

    /// The stored value of one text; `nil` when there is none.
    borrowing func storedText(
        _ field: TextField, at position: Position, in tables: Tables
    ) throws(EventStoreError) -> StoredText? {
        let key = TextFormat.key(position, field)
        return try withRow(under: key, in: tables.texts) { bytes throws(EventStoreError) in
            try StoredText(bytes, under: key.span, field, at: position)
        }
    }

    /// Whether an entry exists for one text, stored or erased.
    borrowing func keepsText(
        _ field: TextField, at position: Position, in tables: Tables
    ) throws(EventStoreError) -> Bool {
        try withRow(under: TextFormat.key(position, field), in: tables.texts) { _ in true } ?? false
    }

    /// The number of texts erased so far.
    ///
    /// - Throws: Code `integrity` when the list of erasures has another number of entries.
    borrowing func erasedTexts(in tables: Tables) throws(EventStoreError) -> UInt64 {
        let stated = try statedErasures(in: tables)
        let listed: Int
        do { listed = try count(of: tables.erasures) } catch {
            throw EventStoreError(storage: error)
        }
        guard UInt64(listed) == stated else {
            throw .malformedTable(.meta, "it states \(stated) erased texts, \(listed) are listed")
        }
        return stated
    }

    /// The number of erased texts that `meta` states.
    borrowing func statedErasures(in tables: Tables) throws(EventStoreError) -> UInt64 {
        try number(under: MetaKey.erasedTexts, "the count of erasures", in: tables) ?? 0
    }
}

extension StoredText {
    /// Decodes the value under a key.
    ///
    /// - Throws: Code `integrity` when it was changed.
    fileprivate init(
        _ bytes: Span<UInt8>, under key: Span<UInt8>, _ field: TextField, at position: Position
    ) throws(EventStoreError) {
        guard let text = TextFormat.decode(bytes, under: key) else {
            throw .malformedText(field, at: position, "its checksum does not match")
        }
        self = text
    }
}

/// A cursor over the table of texts.
extension Cursor {
    /// The texts of a record, by field, as a reader gets them.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - erasures: A cursor over the list of erasures.
    /// - Returns: The texts.
    /// - Throws: Code `integrity` when a text is missing without having been erased, was changed,
    ///   or was erased and is back.
    /// - Complexity: O(1) per text when all records are read in order, and O(log erasures) per text
    ///   once a text was erased.
    mutating func texts(
        of record: borrowing RecordView, unless erasures: inout Cursor
    ) throws(EventStoreError) -> [FieldText] {
        guard record.hasTexts else { return [] }
        var found: [FieldText] = []
        for field in try record.textFields where field != .arguments {
            guard let text = try text(field, at: record.position) else {
                throw .malformedText(field, at: record.position, "it is missing")
            }
            if text != .erased, try erasures.isAt(TextFormat.key(record.position, field)) {
                throw .erasedTextIsBack(field, at: record.position)
            }
            found.append(FieldText(field, text))
        }
        return found
    }

    private mutating func text(
        _ field: TextField, at position: Position
    ) throws(EventStoreError) -> FreeText? {
        let key = TextFormat.key(position, field)
        // It is often the next entry.
        let isNext = try step(.forward) ? isOn(key) : false
        if !isNext { guard try seek(toOrAfter: key), isOn(key) else { return nil } }
        return try withCurrent { _, bytes throws(EventStoreError) in
            let stored = try StoredText(bytes, under: key.span, field, at: position)
            guard let text = stored.freeText else {
                throw .malformedText(field, at: position, "it is not valid UTF-8")
            }
            return text
        }
    }

    /// Moves to an entry; returns whether there is one.
    private mutating func isAt(_ key: [UInt8]) throws(EventStoreError) -> Bool {
        try seek(toOrAfter: key) ? isOn(key) : false
    }

    private func isOn(_ key: [UInt8]) -> Bool {
        withCurrent { current, _ in current.isEqual(to: key.span) }
    }
}

extension WriteTransaction {
    /// Stores a text, or the fact that it was erased, replacing the stored value.
    mutating func put(
        _ text: StoredText, _ field: TextField, at position: Position, in tables: Tables
    ) throws(EventStoreError) {
        let key = TextFormat.key(position, field)
        let value = TextFormat.encode(text, under: key)
        try put(value, under: key, in: tables.texts)
        guard case .erased = text, field != .arguments else { return }
        try put(value, under: key, in: tables.erasures)
    }

    /// States how many texts the list of erasures has.
    mutating func countErasures(in tables: Tables) throws(EventStoreError) {
        let listed: Int
        do { listed = try count(of: tables.erasures) } catch {
            throw EventStoreError(storage: error)
        }
        if listed == 0 { return }
        try putChecked(
            NumberRow.bytes(Position(UInt64(listed))), under: MetaKey.erasedTexts,
            in: tables.meta)
    }
}
