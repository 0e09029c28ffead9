internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Writes what was salvaged into a new ledger that has no name yet.
struct SalvagedLedger {
    /// How many positions one transaction writes.
    private static let positionsInOneCommit: UInt64 = 4_096

    private let entries: SalvagedEntries
    private let plan: SalvagePlan
    private let environment: Environment
    private let tables: Tables
    private let now: Timestamp
    /// The stream of markers whose stream is not known.
    private let nowhere: StreamName
    private var nowhereSequence = StreamSequence.start
    private var lastRecordedAt: Timestamp
    private var texts = 0
    private var lostTexts: [SalvageReport.LostText] = []
    private var missing: [SalvageReport.Missing] = []

    /// Writes all records, markers, texts and readers' positions.
    ///
    /// - Parameters:
    ///   - entries: What was found.
    ///   - plan: What of it is whole.
    ///   - environment: The new environment, which has the first entries of a ledger.
    ///   - now: The time of the salvage.
    ///   - problems: What is damaged in the old file.
    /// - Returns: What was copied.
    /// - Throws: Code `integrity`, `diskFull`, or a failure of the storage.
    static func write(
        _ entries: SalvagedEntries, _ plan: SalvagePlan, to environment: Environment,
        now: Timestamp, problems: [String]
    ) throws(EventStoreError) -> SalvageReport {
        var ledger = SalvagedLedger(
            entries: entries, plan: plan, environment: environment,
            tables: try Tables(of: environment), now: now)
        var next: UInt64 = 1
        while next <= plan.end.rawValue {
            let last = min(next + positionsInOneCommit - 1, plan.end.rawValue)
            try ledger.write(next...last)
            next = last + 1
        }
        try ledger.finish()
        return SalvageReport(
            head: plan.end, commands: plan.commands, records: plan.whole.count,
            texts: ledger.texts, missing: ledger.missing, lostTexts: ledger.lostTexts,
            problems: problems)
    }

    private init(
        entries: SalvagedEntries, plan: SalvagePlan, environment: Environment, tables: Tables,
        now: Timestamp
    ) {
        self.entries = entries
        self.plan = plan
        self.environment = environment
        self.tables = tables
        self.now = now
        let number = String(UInt32.random(in: .min ... .max), radix: 16)
        nowhere = StreamName(stored: UnreadableEvent.nowhere + number) ?? .ledger
        // Markers before the first whole record are as old as that record.
        let first = plan.whole.min().flatMap { entries.record(at: $0) }
        lastRecordedAt = Timestamp(microseconds: 0)
        if let first, let position = plan.whole.min() {
            let record = try? RecordFormat.decode(first.span, at: position)
            lastRecordedAt = record?.recordedAt ?? lastRecordedAt
        }
    }

    private mutating func write(_ positions: ClosedRange<UInt64>) throws(EventStoreError) {
        // The body may run twice, so it starts from the state before.
        let before = self
        var after = before
        let (environment, tables) = (environment, tables)
        try environment.write { transaction throws(EventStoreError) in
            after = before
            for number in positions {
                try after.write(Position(number), in: &transaction, tables)
            }
        }
        self = after
    }

    private mutating func write(
        _ position: Position, in transaction: inout WriteTransaction, _ tables: Tables
    ) throws(EventStoreError) {
        guard plan.whole.contains(position), let bytes = entries.record(at: position) else {
            let place = plan.lost[position]
            try transaction.append(
                try marker(at: position, in: place), under: Key.record(position),
                to: tables.records)
            note(position, place?.stream, isCertain: plan.certain.contains(position))
            return
        }
        let record = try RecordFormat.decode(bytes.span, at: position)
        lastRecordedAt = record.recordedAt
        try transaction.append(bytes, under: Key.record(position), to: tables.records)
        let id = try entries.commandID(of: record)
        for text in record.texts {
            try write(text, of: record, id, in: &transaction, tables)
        }
    }

    /// Writes a text that its record commits to; one that is lost is written as erased.
    private mutating func write(
        _ text: RecordedText, of record: Record, _ id: CommandID,
        in transaction: inout WriteTransaction, _ tables: Tables
    ) throws(EventStoreError) {
        let key = TextFormat.key(record.position, text.field)
        switch entries.found(text, at: record.position, of: id) {
        case .whole(let bytes): try transaction.put(bytes, under: key, in: tables.texts)
        case .erased(let time):
            try transaction.put(
                .erased(time ?? now), text.field, at: record.position, in: tables)
        case .lost:
            lostTexts.append(
                SalvageReport.LostText(position: record.position, field: text.field))
            try transaction.put(.lost(now), text.field, at: record.position, in: tables)
            return
        }
        if text.field != .arguments { texts += 1 }
    }

    /// The bytes of the marker of a lost record.
    private mutating func marker(
        at position: Position, in place: SalvagePlan.Place?
    ) throws(EventStoreError) -> [UInt8] {
        if place == nil { nowhereSequence = nowhereSequence.next }
        let record = Record(
            position: position, stream: place?.stream ?? nowhere,
            sequence: place?.sequence ?? nowhereSequence, type: UnreadableEvent.lostRecord,
            schemaVersion: 1, tags: [], actor: "case-ledger", origin: .reconstructed,
            recordedAt: lastRecordedAt, effectiveAt: .instant(lastRecordedAt),
            indexInCommand: 0, eventCount: 1,
            command: CommandDetails(
                id: .random(), digest: Self.noDigest, role: "salvage", dependsOn: .nothing,
                seen: nil),
            payload: plan.certain.contains(position)
                ? [] : UnreadableEvent.uncertainPlace(salvagedThrough: plan.end))
        guard let bytes = RecordFormat.encode(record) else { throw .missingRecord(at: position) }
        return bytes
    }

    private static let noDigest: CommandDigest = {
        guard let digest = CommandDigest(bytes: [UInt8](repeating: 0, count: 16)) else {
            preconditionFailure("a digest has 16 bytes")
        }
        return digest
    }()

    private mutating func note(
        _ position: Position, _ stream: StreamName?, isCertain: Bool
    ) {
        var first = position
        if let last = missing.last, last.last.next == position, last.stream == stream,
            last.isCertain == isCertain
        {
            first = last.first
            missing.removeLast()
        }
        missing.append(
            SalvageReport.Missing(
                first: first, last: position, stream: stream, isCertain: isCertain))
    }

    /// Writes the readers' positions and the counts of erased and of lost texts.
    private mutating func finish() throws(EventStoreError) {
        let (checkpoints, end, lost) = (entries.checkpoints, plan.end, UInt64(lostTexts.count))
        let tables = tables
        try environment.write { transaction throws(EventStoreError) in
            for (key, value) in checkpoints {
                guard let number = CheckedValue.open(value.span, under: key.span),
                    let position = NumberRow.position(number), position <= end,
                    let name = SubscriptionName(stored: String(decoding: key, as: UTF8.self))
                else { continue }
                try transaction.put(
                    SubscriptionCheckpoint(subscription: name, position: position), in: tables)
            }
            try transaction.countErasures(in: tables)
            if lost > 0 {
                try transaction.putChecked(
                    NumberRow.bytes(Position(lost)), under: MetaKey.lostTexts, in: tables.meta)
            }
        }
    }
}
