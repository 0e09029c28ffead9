internal import EventSourcing
internal import LMDB

/// Walks the index tables and compares them with what the records say, in both directions.
struct IndexVerification: Sendable {
    private(set) var report: VerificationReport
    let streams: [StreamNumber: StreamTally]
    let head: Position

    private enum Stage: Sendable { case streams, postings, commands, done }

    /// Where the ledger ends now: it may have grown since, but nothing can lie beyond that.
    private var end = Position.start
    private var stage = Stage.streams
    /// The last key that was looked at in this stage.
    private var lastKey: [UInt8] = []
    private var found: [StreamNumber: EntrySum] = [:]
    private var seen: Set<StreamNumber> = []

    init(of records: RecordVerification) {
        report = records.report
        streams = records.streams
        head = records.head
    }

    /// Looks at the next entries; returns whether there are more.
    mutating func step<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        end = try transaction.headPosition(in: tables)
        switch stage {
        case .streams:
            if try walk(tables.streams, transaction, { $0.checkStream($1, $2) }) { return true }
            try finishStreams(transaction, tables)
            stage = .postings
        case .postings:
            if try walk(tables.postings, transaction, { $0.checkPosting($1, $2) }) { return true }
            try finish(\.postings, "postings", transaction, tables)
            stage = .commands
        case .commands:
            if try walk(tables.commands, transaction, { $0.checkCommand($1, $2) }) { return true }
            try finish(\.commands, "command ids", transaction, tables)
            stage = .done
        case .done:
            return false
        }
        lastKey = []
        found = [:]
        return stage != .done
    }

    private mutating func walk<Transaction: ReadableTransaction & ~Copyable>(
        _ table: Table, _ transaction: borrowing Transaction,
        _ check: (inout IndexVerification, Span<UInt8>, Span<UInt8>) -> Void
    ) throws(EventStoreError) -> Bool {
        try transaction.withCursor(on: table) { cursor throws(EventStoreError) in
            // The least key above: the same one and a byte 0.
            var isOn =
                lastKey.isEmpty
                ? try cursor.start()
                : try cursor.seek(toOrAfter: Array((lastKey + [0]).prefix(511)))
            for count in 1...entriesInOneStep where isOn {
                cursor.withCurrent { key, value in
                    check(&self, key, value)
                    if count == entriesInOneStep { lastKey = key.copied }
                }
                report.indexEntries += 1
                isOn = try cursor.step(.forward)
            }
            return isOn
        }
    }

    private mutating func checkStream(_ key: Span<UInt8>, _ value: Span<UInt8>) {
        guard let row = StreamRow(value) else {
            report.add("a row of the table streams has \(value.count) bytes")
            return
        }
        // A stream that began, or went on, since verification did is not looked at.
        guard isOld(Position(row.number.rawValue), "a stream") else { return }
        guard let tally = streams[row.number], key.isEqual(to: Key.stream(tally.name)),
            seen.insert(row.number).inserted
        else {
            report.add(
                "the table streams has a stream that no record begins",
                at: Position(row.number.rawValue))
            return
        }
        guard row.lastPosition <= head else { return }
        if row.lastPosition != tally.lastPosition || row.lastSequence != tally.lastSequence {
            report.add(
                "stream \(tally.name) ends here with \(tally.lastSequence) events, but the table "
                    + "says at \(row.lastPosition) with \(row.lastSequence)",
                at: tally.lastPosition)
        }
    }

    /// Whether an entry is of a record that is looked at; one beyond the ledger's end is a finding.
    private mutating func isOld(_ position: Position, _ what: String) -> Bool {
        if position > end {
            report.add("\(what) points beyond the end of the ledger, \(end)", at: position)
        }
        return position <= head
    }

    private mutating func finishStreams<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        for (number, tally) in streams.sorted(by: { $0.key < $1.key })
        where !seen.contains(number) {
            report.add(
                "stream \(tally.name) is missing in the table streams",
                at: Position(number.rawValue))
        }
        let watermark = try transaction.watermark(in: tables)
        if watermark != end {
            report.add("the index is complete up to position \(watermark) only", at: watermark.next)
        }
    }

    private mutating func checkPosting(_ key: Span<UInt8>, _ value: Span<UInt8>) {
        guard let posting = Key.posting(from: key), value.isEmpty else {
            report.add("an entry of the table postings is malformed")
            return
        }
        guard isOld(posting.position, "a posting") else { return }
        found[posting.stream, default: EntrySum()].add(posting)
    }

    private mutating func checkCommand(_ key: Span<UInt8>, _ value: Span<UInt8>) {
        guard let parts = Key.command(from: key), let row = CommandRow(value) else {
            report.add("an entry of the table commands is malformed")
            return
        }
        guard isOld(row.firstPosition, "a command id") else { return }
        found[parts.stream, default: EntrySum()].add(parts.id, row)
    }

    /// Compares the sums; where they differ, finds the first record whose entries are wrong.
    private mutating func finish<Transaction: ReadableTransaction & ~Copyable>(
        _ sum: KeyPath<StreamTally, EntrySum>, _ what: String,
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        for number in Set(streams.keys).union(found.keys).sorted() {
            let expected = streams[number]?[keyPath: sum] ?? EntrySum()
            let actual = found[number] ?? EntrySum()
            guard expected != actual else { continue }
            let name =
                streams[number]?.name.rawValue
                ?? "number \(number.rawValue), which no record begins"
            report.add(
                "stream \(name) must have \(expected.count) \(what) and has \(actual.count), or "
                    + "others",
                at: try firstMissing(in: number, transaction, tables)
                    ?? Position(number.rawValue))
        }
    }

    /// The first record of a stream that cannot be found by all of its index entries.
    private func firstMissing<Transaction: ReadableTransaction & ~Copyable>(
        in number: StreamNumber, _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Position? {
        guard let tally = streams[number] else { return nil }
        var first: Position?
        try transaction.visitCandidates(
            of: .everything,
            in: PositionRange(from: Position(number.rawValue), through: tally.lastPosition),
            order: .forward, in: tables
        ) { record, _ throws(EventStoreError) in
            guard record.stream == tally.name else { return true }
            var isWhole = true
            for posting in record.postings(in: number) where isWhole {
                isWhole =
                    try transaction.withRow(under: Key.posting(posting), in: tables.postings) { _ in
                    } != nil
            }
            if isWhole, let command = record.command {
                let row = CommandRow(
                    firstPosition: record.position, eventCount: command.eventCount)
                isWhole = try transaction.command(command.id, in: number, in: tables) == row
            }
            if !isWhole { first = record.position }
            return isWhole
        }
        return first
    }
}
