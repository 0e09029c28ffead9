internal import ByteCoding
internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Folds streams from their first event and compares the stored rows, in both directions.
///
/// It checks only the live rows of projections that this process runs, because it cannot fold
/// others. Streams do not depend on each other, so several groups of them are folded at the same
/// time.
struct RowVerification: VerificationPart {
    private(set) var report = VerificationReport()
    private let projections: [RegisteredProjection]
    private let streams: [StreamNumber: StreamTally]
    private var left: [StreamNumber]

    /// Groups of streams that together are all streams.
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

    /// Checks the next streams; returns whether there are more.
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
                    if try isLost(error.position, transaction, index.tables) {
                        report.note(error.message, at: error.position)
                        continue
                    }
                    // The fold cannot continue, or a row cannot be read.
                    report.add(
                        "\(projection.name): \(error.message)",
                        at: error.position ?? Position(stream.rawValue))
                }
            }
        }
        return !left.isEmpty
    }

    /// Whether the record at a position is the marker of a lost one.
    private func isLost(
        _ position: Position?, _ transaction: borrowing ReadTransaction, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        guard let position,
            let type = try? transaction.withRecord(
                at: position, in: tables,
                {
                    record throws(EventStoreError) in try record.type
                })
        else { return false }
        return type == UnreadableEvent.lostRecord
    }

    private mutating func check<Transaction: ReadableTransaction & ~Copyable>(
        _ stream: StreamNumber, _ projection: RegisteredProjection, _ live: StoredProjection,
        _ transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        let tables = index.tables
        guard try transaction.begins(stream, in: projection.scope, tables) else { return }
        var expected: [[UInt8]: HistoryRow] = [:]
        var running = RunningFold(fold: projection.fold())
        // The rows of a stream that is set aside end before the command that cannot be read.
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
                "the state of \(projection.name) differs from a fold of the records"
                    + Self.reason(for: stored),
                at: running.lastEvent)
        }
        try compare(&expected, stream, projection, live, transaction, tables)
        for row in expected.values.sorted(by: { $0.position < $1.position }) {
            report.add(
                "a row of \(projection.name) is missing\(Self.missing)", at: row.position)
        }
        // Checks that the fold can continue to the end; these rows are at most in memory.
        try transaction.goOn(
            &running, of: stream, in: PositionRange(from: end.next, through: index.head), index
        ) { _ in }
    }

    /// The reason why intact rows differ from the fold: another fold made them.
    private static let hint = ": the projection changed without a new revision"
    /// The reason why nothing is stored where the fold has a row.
    private static let missing =
        ": it was removed, or the projection changed without a new revision"

    private static func reason(for stored: StoredState) -> String {
        switch stored {
        case .none: missing
        case .damaged: ": it is damaged"
        case .row: hint
        }
    }

    /// Compares the stored rows and removes them from `expected`.
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
                            "a row of \(projection.name) is damaged: its checksum does not match",
                            at: row?.position ?? Key.history(from: key)?.position)
                        return true
                    }
                    if let row, value.isEqual(to: row.value) { return true }
                    report.add(
                        (row == nil
                            ? "\(projection.name) has a row that the records do not produce"
                            : "a row of \(projection.name) differs from a fold of the records")
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

/// Finds rows of unknown streams or projections, with one seek per owner.
struct RowOwnerVerification: Sendable {
    private(set) var report = VerificationReport()
    private let streams: [StreamNumber: StreamTally]
    private let head: Position
    private var lastKeys: [[UInt8]] = [[], []]

    init(of records: RecordVerification) {
        streams = records.streams
        head = records.head
    }

    /// Checks the next owners; returns whether there are more.
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
                        "rows exist of projection \(owner.instance.rawValue), which is unknown")
                } else if streams[owner.stream] == nil,
                    !(head.rawValue..<end.rawValue).contains(owner.stream.rawValue &- 1)
                {
                    report.add(
                        "rows exist of a stream that no record begins",
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
