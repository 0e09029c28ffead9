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
        return try withCursor(on: tables.texts) { texts throws(EventStoreError) in
            try record.record(with: try texts.texts(of: record))
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
    borrowing func erasedTexts(in tables: Tables) throws(EventStoreError) -> UInt64 {
        let count = try withCheckedRow(under: MetaKey.erasedTexts, in: tables.meta, .meta) {
            bytes throws(EventStoreError) in
            guard let count = NumberRow.position(bytes) else {
                throw .malformedTable(.meta, "the count of erasures has \(bytes.count) bytes")
            }
            return count.rawValue
        }
        return count ?? 0
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
    /// - Throws: Code `integrity` when a text is missing without having been erased, or was
    ///   changed.
    /// - Complexity: O(1) per text when all records are read in order.
    mutating func texts(of record: borrowing RecordView) throws(EventStoreError) -> [FieldText] {
        guard record.hasTexts else { return [] }
        var found: [FieldText] = []
        for field in try record.textFields where field != .arguments {
            guard let text = try text(field, at: record.position) else {
                throw .malformedText(field, at: record.position, "it is missing")
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
        try put(TextFormat.encode(text, under: key), under: key, in: tables.texts)
    }
}
