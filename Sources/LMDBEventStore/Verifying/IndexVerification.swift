internal import ByteCoding
internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Reads the index tables and compares them with the records, in both directions.
struct IndexVerification: Sendable {
    private(set) var report = VerificationReport()
    private let streams: [StreamNumber: StreamTally]

    private enum Stage: Sendable { case streams, postings, commands, done }

    /// The position up to which the index tables must be complete.
    private let watermark: Position
    /// The current watermark of the index tables.
    ///
    /// It may have advanced, but no entry may be beyond it.
    private var end = Position.start
    private var stage = Stage.streams
    /// The last key that was checked in this stage.
    private var lastKey: [UInt8] = []
    private var found: [StreamNumber: EntrySum] = [:]
    /// The last posting of the entry before: reads of a list rely on the order of its entries.
    private var lastPosting: Posting?
    private var seen: Set<StreamNumber> = []
    /// The last command that was checked; commands at or below it are not checked again.
    private var lastCommand: (stream: StreamNumber, hash: CommandHash)?

    init(of records: RecordVerification) {
        streams = records.streams
        watermark = records.watermark
    }

    /// Checks the next entries; returns whether there are more.
    mutating func step<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        end = try transaction.watermark(in: tables)
        switch stage {
        case .streams:
            if try walk(tables.streams, "streams", transaction, { $0.checkStream($1, $2) }) {
                return true
            }
            try finishStreams(transaction, tables)
            stage = .postings
        case .postings:
            if try walk(tables.postings, "postings", transaction, { $0.checkPosting($1, $2) }) {
                return true
            }
            try finish("postings", \.postings, transaction, tables)
            stage = .commands
        case .commands:
            if try walkCommands(transaction, tables) { return true }
            try finish("commands in the index", \.commands, transaction, tables)
            stage = .done
        case .done:
            return false
        }
        lastKey = []
        found = [:]
        return stage != .done
    }

    private mutating func walk<Transaction: ReadableTransaction & ~Copyable>(
        _ table: Table, _ name: String, _ transaction: borrowing Transaction,
        _ check: (inout IndexVerification, Span<UInt8>, Span<UInt8>) -> Void
    ) throws(EventStoreError) -> Bool {
        try transaction.withCursor(on: table) { cursor throws(EventStoreError) in
            // The next possible key: the same one followed by a byte 0.
            var isOn =
                lastKey.isEmpty
                ? try cursor.start()
                : try cursor.seek(toOrAfter: Array((lastKey + [0]).prefix(511)))
            for count in 1...entriesInOneStep where isOn {
                cursor.withCurrent { key, bytes in
                    if let value = CheckedValue.open(bytes, under: key) {
                        check(&self, key, value)
                    } else {
                        report.add("the checksum of an entry of the table \(name) does not match")
                    }
                    if count == entriesInOneStep { lastKey = key.copied }
                }
                isOn = try cursor.step(.forward)
            }
            return isOn
        }
    }

    private mutating func checkStream(_ key: Span<UInt8>, _ value: Span<UInt8>) {
        report.indexEntries += 1
        guard let row = StreamRow(value) else {
            report.add("a row of the table streams has \(value.count) bytes")
            return
        }
        // Streams that were created or extended since the verification began are not checked.
        guard isOld(Position(row.number.rawValue), "a stream") else { return }
        guard let tally = streams[row.number], key.isEqual(to: Key.stream(tally.name)),
            seen.insert(row.number).inserted
        else {
            report.add(
                "the table streams has a stream that no record begins",
                at: Position(row.number.rawValue))
            return
        }
        guard isOld(row.lastPosition, "a stream") else { return }
        if row != tally.indexed {
            report.add(
                "the table streams has stream \(tally.name) end at \(row.lastPosition) with "
                    + "\(row.lastSequence) events, but it had "
                    + "\(tally.indexed?.lastSequence ?? .start) at \(watermark)",
                at: tally.indexed?.lastPosition ?? tally.lastPosition)
        }
    }

    /// Whether an entry belongs to a record that is checked.
    ///
    /// An entry beyond the end is a finding.
    private mutating func isOld(_ position: Position, _ what: String) -> Bool {
        if position > end {
            report.add("\(what) points beyond the end of the index, \(end)", at: position)
        }
        return position <= watermark
    }

    private mutating func finishStreams<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        for (number, tally) in streams.sorted(by: { $0.key < $1.key })
        where tally.indexed != nil && !seen.contains(number) {
            report.add(
                "stream \(tally.name) is missing in the table streams",
                at: Position(number.rawValue))
        }
        let last = try transaction.headPosition(in: tables)
        if end > last || end < watermark {
            report.add("the index has the invalid watermark \(end)", at: last)
        }
    }

    private mutating func checkPosting(_ key: Span<UInt8>, _ value: Span<UInt8>) {
        guard let first = Key.posting(from: key) else {
            report.add("an entry of the table postings is malformed")
            return
        }
        if let last = lastPosting, last.stream == first.stream, last.term == first.term,
            last.position >= first.position
        {
            report.add("an entry of the table postings overlaps the next", at: first.position)
        }
        var count = 0
        var last = first.position
        let isSound = PostingRow.visit(value, from: first.position) { position in
            count += 1
            last = position
            if isOld(position, "a posting") {
                found[first.stream, default: EntrySum()]
                    .add(Posting(first.stream, first.term, position))
            }
            return true
        }
        lastPosting = Posting(first.stream, first.term, last)
        report.indexEntries += count
        if !isSound {
            report.add("an entry of the table postings is malformed", at: first.position)
        }
    }

    /// Checks the next entries of the table of commands; returns whether there are more.
    ///
    /// A flush may have split an entry since the last step, so it resumes by hash and not by key.
    private mutating func walkCommands<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        try transaction.withCursor(on: tables.commands) { cursor throws(EventStoreError) in
            let resumed = lastCommand
            var isOn: Bool
            if let resumed {
                isOn = try cursor.seek(toOrBefore: Key.command(resumed.stream, resumed.hash))
            } else {
                isOn = try cursor.start()
            }
            let before = report.indexEntries
            while isOn, report.indexEntries - before < entriesInOneStep {
                cursor.withCurrent { key, bytes in
                    if let value = CheckedValue.open(bytes, under: key) {
                        checkCommands(key, value, after: resumed)
                    } else {
                        report.add("the checksum of an entry of the table commands does not match")
                    }
                }
                isOn = try cursor.step(.forward)
            }
            return isOn
        }
    }

    private mutating func checkCommands(
        _ key: Span<UInt8>, _ value: Span<UInt8>,
        after resumed: (stream: StreamNumber, hash: CommandHash)?
    ) {
        guard let (stream, first) = Key.command(from: key) else {
            report.add("an entry of the table commands is malformed")
            return
        }
        let at = Position(stream.rawValue)
        let isAgain = resumed.map { $0.stream == stream && first <= $0.hash } ?? false
        if let last = lastCommand, last.stream == stream {
            // Each hash is in one entry: a lookup reads only that entry.
            if !isAgain, first <= last.hash {
                report.add("an entry of the table commands overlaps the next", at: at)
            }
        } else if first > .least {
            report.add("the first entry of a stream in the table commands is missing", at: at)
        }
        var last = first
        let isSound = CommandRow.visit(value, from: first, of: stream) { command in
            last = command.hash
            if isAgain, let resumed, command.hash <= resumed.hash { return true }
            report.indexEntries += 1
            if isOld(command.position, "a command") {
                found[stream, default: EntrySum()].add(command)
            }
            return true
        }
        if !isSound { report.add("an entry of the table commands is malformed", at: at) }
        lastCommand = (stream, last)
    }

    /// Compares the sums.
    ///
    /// Where they differ, finds the first record whose entries are wrong.
    private mutating func finish<Transaction: ReadableTransaction & ~Copyable>(
        _ what: String, _ sum: KeyPath<StreamTally, EntrySum>,
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
                "stream \(name) must have \(expected.count) \(what), but has \(actual.count) or "
                    + "different ones",
                at: try firstMissing(in: number, transaction, tables)
                    ?? Position(number.rawValue))
        }
    }

    /// The first record of a stream that lacks an index entry.
    private func firstMissing<Transaction: ReadableTransaction & ~Copyable>(
        in number: StreamNumber, _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Position? {
        guard let last = streams[number]?.indexed?.lastPosition, let name = streams[number]?.name
        else { return nil }
        return try transaction.withCursor(on: tables.records) { cursor throws(EventStoreError) in
            var isOn = try cursor.seek(toOrAfter: Key.record(Position(number.rawValue)))
            while isOn {
                let record = try cursor.withCurrent { key, value throws(EventStoreError) in
                    try RecordFormat.decode(value, at: Key.position(ofRecord: key) ?? .start)
                }
                guard record.position <= last else { return nil }
                if record.stream == name {
                    for posting in record.postings(in: number)
                    where try !transaction.holds(posting, in: tables) {
                        return record.position
                    }
                    if let command = record.command,
                        try !transaction.holds(command.id, of: number, record.position, in: tables)
                    {
                        return record.position
                    }
                }
                isOn = try cursor.step(.forward)
            }
            return nil
        }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Whether the table `postings` has `posting`.
    fileprivate borrowing func holds(
        _ posting: Posting, in tables: Tables
    ) throws(EventStoreError) -> Bool {
        try withCursor(on: tables.postings) { cursor throws(EventStoreError) in
            guard try cursor.seek(toOrBefore: Key.posting(posting)) else { return false }
            return cursor.withCurrent { key, bytes in
                guard let value = CheckedValue.open(bytes, under: key),
                    let first = Key.posting(from: key), first.stream == posting.stream,
                    first.term == posting.term
                else { return false }
                var isFound = false
                let isSound = PostingRow.visit(value, from: first.position) { position in
                    isFound = position == posting.position
                    return position < posting.position
                }
                return isSound && isFound
            }
        }
    }

    /// Whether the table `commands` has a command at `position`.
    fileprivate borrowing func holds(
        _ id: CommandID, of stream: StreamNumber, _ position: Position, in tables: Tables
    ) throws(EventStoreError) -> Bool {
        do throws(EventStoreError) {
            return try indexedCommand(id, in: stream, in: tables) == position
        } catch {
            // Malformed entries were reported already.
            if error.code == .integrity { return false }
            throw error
        }
    }
}
