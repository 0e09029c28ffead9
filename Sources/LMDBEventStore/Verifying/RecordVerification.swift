internal import ByteCoding
internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Reads all records and checks each one against the earlier ones and against its command.
struct RecordVerification: Sendable {
    private(set) var report = VerificationReport()
    /// The expected content of the index tables.
    private(set) var streams: [StreamNumber: StreamTally] = [:]
    /// The last position to check.
    let head: Position
    /// The position up to which the index tables must be complete.
    let watermark: Position

    private var numbers: [StreamName: StreamNumber] = [:]
    private var done = Position.start
    private var lastRecordedAt: Timestamp?
    /// The first record of the current command.
    private var first: FirstRecord?
    private var eventsLeft = 0

    init(through head: Position, indexedThrough watermark: Position) {
        self.head = head
        self.watermark = watermark
    }

    /// Checks the next records; returns whether there are more.
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
        // `EncodingVerification` reports records that cannot be read.
        do throws(EventStoreError) {
            let record = try RecordView(bytes, at: position)
            let stream = try record.stream
            checkTime(of: record)
            checkCommand(of: record, stream)
            take(record, stream)
        } catch { return }
    }

    private mutating func checkTime(of record: borrowing RecordView) {
        if let last = lastRecordedAt, record.recordedAt < last {
            report.add(
                "it was recorded at \(record.recordedAt), but the one before at \(last)",
                at: record.position)
        }
        lastRecordedAt = record.recordedAt
    }

    private mutating func checkCommand(of record: borrowing RecordView, _ stream: StreamName) {
        guard let actor = try? record.actorID else { return }
        if record.isFirstOfCommand {
            guard let command = try? record.commandDetails else { return }
            begin(command, with: record, stream, actor)
            return
        }
        guard eventsLeft > 0, let first, record.commandPositions == first.command,
            stream == first.stream, record.recordedAt == first.recordedAt,
            actor == first.actor, record.origin == first.origin
        else {
            report.add(
                "it is event \(record.indexInCommand) of a command that does not precede it",
                at: record.position)
            return
        }
        eventsLeft -= 1
    }

    private mutating func begin(
        _ command: CommandDetails, with record: borrowing RecordView, _ stream: StreamName,
        _ actor: Agent.ID
    ) {
        if eventsLeft > 0 {
            report.add(
                "\(eventsLeft) events of the previous command are missing", at: record.position)
        }
        for observation in [command.dependsOn, command.seen].compactMap(\.self)
        where observation.position >= record.position {
            report.add("it is based on position \(observation.position)", at: record.position)
        }
        first = FirstRecord(
            command: record.commandPositions, stream: stream, recordedAt: record.recordedAt,
            actor: actor, origin: record.origin)
        eventsLeft = Int(record.eventCount) - 1
    }

    private mutating func take(_ record: borrowing RecordView, _ stream: StreamName) {
        let number = numbers[stream] ?? StreamNumber(record.position.rawValue)
        numbers[stream] = number
        // Removed from the dictionary, so that it is changed without being copied.
        var tally =
            streams.removeValue(forKey: number)
            ?? StreamTally(name: stream, lastPosition: .start, lastSequence: .start)
        if record.sequence != tally.lastSequence.next {
            report.add(
                "it is number \(record.sequence) of its stream, after number \(tally.lastSequence)",
                at: record.position)
        }
        tally.lastPosition = record.position
        tally.lastSequence = record.sequence
        if record.position <= watermark {
            tally.postings.add(Posting(number, .every, record.position))
            let position = record.position
            try? record.forEachTerm { tally.postings.add(Posting(number, $0, position)) }
            if let id = record.commandID {
                tally.commands.add(CommandPosting(hash: CommandHash(id), position: position))
            }
            tally.indexed = StreamRow(
                number: number, lastPosition: record.position, lastSequence: record.sequence)
        }
        streams[number] = tally
    }

    /// The fields that the other events of a command must share.
    private struct FirstRecord {
        let command: CommandPositions
        let stream: StreamName
        let recordedAt: Timestamp
        let actor: Agent.ID
        let origin: Origin
    }
}

/// Reads the records of a range, each independently, and checks that they are readable and
/// canonically encoded.
///
/// It does not use earlier records, so several ranges are read at the same time.
struct EncodingVerification: VerificationPart {
    private(set) var report = VerificationReport()
    private var left: PositionRange

    /// Ranges that together cover all records up to `head`.
    static func stretches(through head: Position) -> [EncodingVerification] {
        let length = max(head.rawValue / UInt64(partsAtOnce), 1) + 1
        return stride(from: 1, through: head.rawValue, by: Int(length)).map { first in
            EncodingVerification(
                left: PositionRange(
                    from: Position(first),
                    through: Position(min(first + length - 1, head.rawValue))))
        }
    }

    private init(left: PositionRange) { self.left = left }

    /// Checks the next records; returns whether there are more.
    mutating func step(
        _ transaction: borrowing ReadTransaction, _ index: IndexView
    ) throws(EventStoreError) -> Bool {
        try transaction.withCursor(on: index.tables.records) { cursor throws(EventStoreError) in
            var isOn = try cursor.seek(toOrAfter: Key.record(left.first))
            for _ in 0..<entriesInOneStep where isOn && !left.isEmpty {
                try cursor.withCurrent { key, value throws(EventStoreError) in
                    // Wrong keys are reported by the check of the records in order.
                    guard let position = Key.position(ofRecord: key), left.contains(position)
                    else { return }
                    try check(value, at: position, transaction, index.tables)
                    left = PositionRange(from: position.next, through: left.last)
                }
                isOn = try cursor.step(.forward)
            }
            return isOn && !left.isEmpty
        }
    }

    private mutating func check(
        _ bytes: Span<UInt8>, at position: Position, _ transaction: borrowing ReadTransaction,
        _ tables: Tables
    ) throws(EventStoreError) {
        let texts: [RecordedText]
        do throws(EventStoreError) {
            let record = try RecordFormat.decode(bytes, at: position)
            if !bytes.isEqual(to: RecordFormat.encode(record) ?? []) {
                report.add("the record is not encoded canonically", at: position)
            }
            texts = record.texts
        } catch {
            report.add(error.message, at: position)
            return
        }
        for text in texts where try !transaction.keepsText(text.field, at: position, in: tables) {
            report.add(
                "the text in field \(text.field.rawValue) is missing, and was not erased",
                at: position)
        }
    }
}
