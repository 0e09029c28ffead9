internal import ByteCoding
internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Folds streams from zero and compares the rows that are stored, in both directions.
///
/// Only the live rows of projections that this process runs: others it cannot fold. Streams do not
/// depend on each other, so several parts of them are folded at the same time.
struct RowVerification: VerificationPart {
    private(set) var report = VerificationReport()
    private let projections: [RegisteredProjection]
    private let streams: [StreamNumber: StreamTally]
    private var left: [StreamNumber]

    /// The parts that together are all streams.
    static func parts(
        of records: RecordVerification, _ projections: [RegisteredProjection]
    ) -> [RowVerification] {
        var parts = Array(repeating: [StreamNumber](), count: partsAtOnce)
        for (index, stream) in records.streams.keys.sorted(by: >).enumerated() {
            parts[index % partsAtOnce].append(stream)
        }
        return parts.filter { !$0.isEmpty }.map {
            RowVerification(projections: projections, streams: records.streams, left: $0)
        }
    }

    private init(
        projections: [RegisteredProjection], streams: [StreamNumber: StreamTally],
        left: [StreamNumber]
    ) {
        self.projections = projections
        self.streams = streams
        self.left = left
    }

    /// Looks at the next streams; returns whether there are more.
    mutating func step(
        _ transaction: borrowing ReadTransaction, _ index: IndexView
    ) throws(EventStoreError) -> Bool {
        let stored = try transaction.projections(in: index.tables)
        var events = 0
        while events < entriesInOneStep, let stream = left.popLast() {
            events += Int(clamping: streams[stream]?.lastSequence.rawValue ?? 0)
            for projection in projections {
                let live = stored.first {
                    $0.entry.state == .live && $0.isUsable(for: projection)
                }
                guard let live else { continue }
                do throws(EventStoreError) {
                    try check(stream, projection, live, transaction, index)
                } catch {
                    // A fold that cannot go on, or a row that cannot be read.
                    report.add(
                        "\(projection.name): \(error.message)",
                        at: error.position ?? Position(stream.rawValue))
                }
            }
        }
        return !left.isEmpty
    }

    private mutating func check<Transaction: ReadableTransaction & ~Copyable>(
        _ stream: StreamNumber, _ projection: RegisteredProjection, _ live: StoredProjection,
        _ transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        let tables = index.tables
        guard try transaction.begins(stream, in: projection.scope, tables) else { return }
        var expected: [[UInt8]: HistoryRow] = [:]
        var running = RunningFold(fold: projection.fold())
        // Of a stream that is set aside, rows end before the command that cannot be read.
        var end = live.entry.watermark
        if let aside = live.entry.aside[stream] {
            end = min(
                end,
                try transaction.withRecord(at: aside, in: tables) { $0.commandPositions.first }
                    .previous)
        }
        try transaction.goOn(
            &running, of: stream, in: PositionRange(through: end), index
        ) { row in
            expected[Key.history(live.instance, stream, row.key, row.position)] = row
        }
        let state: StoredState =
            running.lastEvent == .start
            ? .none : .row(StateRow(through: running.lastEvent, state: running.fold.state))
        report.rows += 1
        let stored = try transaction.state(of: stream, in: live.instance, in: tables)
        if stored != state {
            report.add(
                "the state of \(projection.name) is not what the records give"
                    + Self.reason(for: stored),
                at: running.lastEvent)
        }
        try compare(&expected, stream, projection, live, transaction, tables)
        for row in expected.values.sorted(by: { $0.position < $1.position }) {
            report.add(
                "a row of \(projection.name) is missing\(Self.missing)", at: row.position)
        }
        // Whether the fold can go on to the end; rows of it are in memory at most.
        try transaction.goOn(
            &running, of: stream, in: PositionRange(from: end.next, through: index.head), index
        ) { _ in }
    }

    /// Why whole rows differ from what the fold gives: another one made them.
    private static let hint = ": the projection changed without a new revision"
    /// Why there is nothing where the fold gives something.
    private static let missing =
        ": it was removed, or the projection changed without a new revision"

    private static func reason(for stored: StoredState) -> String {
        switch stored {
        case .none: missing
        case .damaged: ": it is damaged"
        case .row: hint
        }
    }

    /// Takes what is stored out of `expected`.
    private mutating func compare<Transaction: ReadableTransaction & ~Copyable>(
        _ expected: inout [[UInt8]: HistoryRow], _ stream: StreamNumber,
        _ projection: RegisteredProjection, _ live: StoredProjection,
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        let prefix = Key.state(live.instance, stream)
        try transaction.withCursor(on: tables.history) { cursor throws(EventStoreError) in
            var isOn = try cursor.seek(toOrAfter: prefix)
            while isOn {
                let goesOn = cursor.withCurrent { key, bytes in
                    guard key.starts(with: prefix) else { return false }
                    report.rows += 1
                    let row = expected.removeValue(forKey: key.copied)
                    guard let value = CheckedValue.open(bytes, under: key) else {
                        report.add(
                            "a row of \(projection.name) is damaged: its checksum does not fit",
                            at: row?.position ?? Key.history(from: key)?.position)
                        return true
                    }
                    if let row, value.isEqual(to: row.value) { return true }
                    report.add(
                        (row == nil
                            ? "\(projection.name) has a row that the records do not give"
                            : "a row of \(projection.name) is not what the records give")
                            + Self.hint,
                        at: row?.position ?? Key.history(from: key)?.position)
                    return true
                }
                guard goesOn else { return }
                isOn = try cursor.step(.forward)
            }
        }
    }
}

/// Looks for rows of streams or projections that are not there, hopping from one to the next.
struct RowOwnerVerification: Sendable {
    private(set) var report = VerificationReport()
    private let streams: [StreamNumber: StreamTally]
    private let head: Position
    private var lastKeys: [[UInt8]] = [[], []]

    init(of records: RecordVerification) {
        streams = records.streams
        head = records.head
    }

    /// Looks at the next ones; returns whether there are more.
    mutating func step<Transaction: ReadableTransaction & ~Copyable>(
        _ transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        let instances = Set(try transaction.projections(in: tables).map(\.instance))
        let end = try transaction.headPosition(in: tables)
        var isMore = false
        for (index, table) in [tables.states, tables.history].enumerated() {
            if try checkOwners(index, table, instances, end, transaction) { isMore = true }
        }
        return isMore
    }

    private mutating func checkOwners<Transaction: ReadableTransaction & ~Copyable>(
        _ index: Int, _ table: Table, _ instances: Set<InstanceNumber>,
        _ end: Position, _ transaction: borrowing Transaction
    ) throws(EventStoreError) -> Bool {
        try transaction.withCursor(on: table) { cursor throws(EventStoreError) in
            var isOn =
                lastKeys[index].isEmpty
                ? try cursor.start() : try cursor.seek(toOrAfter: lastKeys[index])
            for _ in 0..<entriesInOneStep where isOn {
                guard let owner = cursor.withCurrent({ key, _ in Key.state(from: key) }),
                    owner.stream.rawValue < .max
                else {
                    report.add("a projection's row has a malformed key")
                    return false
                }
                if !instances.contains(owner.instance) {
                    report.add(
                        "there are rows of projection \(owner.instance.rawValue), unknown here")
                } else if streams[owner.stream] == nil,
                    !(head.rawValue..<end.rawValue).contains(owner.stream.rawValue &- 1)
                {
                    report.add(
                        "there are rows of a stream that no record begins",
                        at: Position(owner.stream.rawValue))
                }
                lastKeys[index] = Key.state(
                    owner.instance, StreamNumber(owner.stream.rawValue + 1))
                isOn = try cursor.seek(toOrAfter: lastKeys[index])
            }
            return isOn
        }
    }
}
