internal import EventSourcing
internal import LMDB

/// Reads all records and checks each by itself, against those before it, and against its command.
struct RecordVerification: Sendable {
    private(set) var report = VerificationReport()
    /// What the index tables must hold.
    private(set) var streams: [StreamNumber: StreamTally] = [:]
    /// Up to where records are looked at.
    let head: Position
    /// Up to where the index tables must be complete.
    let watermark: Position

    private var numbers: [StreamName: StreamNumber] = [:]
    private var done = Position.start
    private var lastRecordedAt: Timestamp?
    /// The command under way: its first record.
    private var first: Record?
    private var eventsLeft = 0

    init(through head: Position, indexedThrough watermark: Position) {
        self.head = head
        self.watermark = watermark
    }

    /// Looks at the next records; returns whether there are more.
    mutating func step<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        try transaction.withCursor(on: tables.records) { cursor throws(EventStoreError) in
            var isOn = try cursor.seek(toOrAfter: Key.record(done.next))
            for _ in 0..<entriesInOneStep where isOn && done < head {
                cursor.withCurrent { key, value in check(key, value) }
                isOn = try cursor.step(.forward)
            }
            if !isOn, done < head {
                report.add("the ledger ends before position \(head)", at: done.next)
                done = head
            }
        }
        guard done >= head else { return true }
        if eventsLeft > 0 { report.add("\(eventsLeft) events of a command are missing", at: head) }
        report.streams = streams.count
        return false
    }

    private mutating func check(_ key: Span<UInt8>, _ bytes: Span<UInt8>) {
        guard let position = Key.position(ofRecord: key) else {
            report.add("a record's key has \(key.count) bytes", at: done.next)
            return
        }
        if position > done.next {
            report.add("records are missing before position \(position)", at: done.next)
        }
        done = position
        guard position <= head else { return }
        report.records += 1
        do throws(EventStoreError) {
            let record = try RecordFormat.decode(bytes, at: position)
            if !bytes.isEqual(to: RecordFormat.encode(record) ?? []) {
                report.add("the record is not encoded as it must be", at: position)
            }
            checkTime(of: record)
            checkCommand(of: record)
            take(record)
        } catch { report.add(error.message, at: position) }
    }

    private mutating func checkTime(of record: Record) {
        if let last = lastRecordedAt, record.recordedAt < last {
            report.add(
                "it was recorded at \(record.recordedAt), the one before at \(last)",
                at: record.position)
        }
        lastRecordedAt = record.recordedAt
    }

    private mutating func checkCommand(of record: Record) {
        if let command = record.command {
            if eventsLeft > 0 {
                report.add(
                    "\(eventsLeft) events of the command before are missing", at: record.position)
            }
            if record.indexInCommand != 0 || command.eventCount == 0 {
                report.add(
                    "it is event \(record.indexInCommand) of \(command.eventCount) and begins a "
                        + "command", at: record.position)
            }
            if command.observation.position >= record.position {
                report.add(
                    "it is based on position \(command.observation.position)", at: record.position)
            }
            first = record
            eventsLeft = max(Int(command.eventCount) - 1, 0)
            return
        }
        guard eventsLeft > 0, let first, record.firstOfCommand == first.position,
            record.stream == first.stream, record.recordedAt == first.recordedAt,
            record.actor == first.actor, record.origin == first.origin
        else {
            report.add(
                "it is event \(record.indexInCommand) of a command that is not the one before it",
                at: record.position)
            return
        }
        eventsLeft -= 1
    }

    private mutating func take(_ record: Record) {
        let number = numbers[record.stream] ?? StreamNumber(record.position.rawValue)
        numbers[record.stream] = number
        var tally =
            streams[number]
            ?? StreamTally(name: record.stream, lastPosition: .start, lastSequence: .start)
        if record.sequence != tally.lastSequence.next {
            report.add(
                "it is number \(record.sequence) of its stream after number \(tally.lastSequence)",
                at: record.position)
        }
        tally.lastPosition = record.position
        tally.lastSequence = record.sequence
        if record.position <= watermark {
            for posting in record.postings(in: number) { tally.postings.add(posting) }
            tally.indexed = StreamRow(
                number: number, lastPosition: record.position, lastSequence: record.sequence)
        }
        streams[number] = tally
    }
}
