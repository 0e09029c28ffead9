internal import CaseLedger
internal import EventRecords
internal import LMDBEventStore

/// The time from stored bytes to ratings.
struct Fold: Benchmark {
    static let name = "fold"
    static let question = """
        How fast are all records read, decoded and folded into the ratings of every inspection, on \
        one core, against a loop in C that reads, decodes and folds the same records; and how much \
        faster do two workers do it?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let events = run.size(short: 100_000, full: 1_000_000)
        let made = try await run.ledgers.ledger(events: events)
        let copy = try await run.ledgers.copy(of: made)
        let store = try await openStore(at: made.path)
        let raw = try RawLedger(in: copy, creating: false)
        let rules = RawRules(.hmipYouth2021)
        try await checkSameWork(store, raw, rules)
        let rounds = run.size(short: 3, full: 5)
        let pairing = try await Pairing(
            [
                Contender("CaseLedger: scan, codec, RatingsProjection") { _ in
                    try await rate(of: made.events) {
                        try expect(try await foldAll(in: store).records, made.events)
                    }
                },
                Contender("loop in C") { _ in
                    try await rate(of: made.events) {
                        try expect(Int(raw.fold(rules).records), made.events)
                    }
                },
            ], rounds: rounds)
        let workers = try await Pairing(
            [("two workers", 2), ("one worker", 1)].map { name, workers in
                Contender("CaseLedger: replay by streams, \(name)") { _ in
                    try await rate(of: made.events) {
                        let folded = try await replayAll(in: store, among: workers)
                        try expect(folded.records, made.events)
                    }
                }
            }, rounds: rounds)
        await store.close()
        run.remove(copy)
        return [
            Answer(
                "decode + fold ratings, one core", target: .atLeast(0.42),
                value: pairing.ratio(of: 0, over: 1), unit: "x C loop",
                figures: pairing.figures("records/s"),
                notes: [
                    "\(made.events.grouped) records, \(rounds) rounds; the loop in C found the "
                        + "same number of changes of key questions' scores and the same answers"
                ]),
            Answer(
                "the same by two workers", value: workers.ratio(of: 0, over: 1),
                unit: "x one worker", figures: workers.figures("records/s"),
                notes: [
                    "replay(dividing: .streams): each worker folds its own inspections and skips "
                        + "the others; this needs two free cores"
                ]),
        ]
    }

    /// Reads, decodes and folds every inspection.
    private static func foldAll(
        in store: LMDBStore, _ changed: ([ProjectedRow]) -> Void = { _ in }
    ) async throws -> FoldedInspections {
        var folded = FoldedInspections()
        try await store.scan { record throws(EventStoreError) in
            changed(try folded.take(record))
        }
        return folded
    }

    /// Does the same with several workers.
    private static func replayAll(
        in store: LMDBStore, among workers: Int
    ) async throws -> FoldedInspections {
        try await store.replay(
            dividing: .streams, among: workers, initial: { FoldedInspections() },
            { folded, record throws(EventStoreError) in _ = try folded.take(record) },
            combine: { $0.and($1) })
    }

    /// Checks that both have the same result, which shows that they did the same work.
    private static func checkSameWork(
        _ store: LMDBStore, _ raw: RawLedger, _ rules: RawRules
    ) async throws {
        let keys = Set(
            Framework.hmipYouth2021.standards.flatMap(\.keyQuestions)
                .map { KeyQuestionScore.rowKey($0.id) })
        var scores = 0
        let folded = try await foldAll(in: store) { rows in
            scores += rows.reduce(0) { $0 + (keys.contains($1.key) ? 1 : 0) }
        }
        let found = try raw.fold(rules)
        try expect(Int(found.scores), scores)
        let divided = try await replayAll(in: store, among: 2)
        try expect(divided.records, folded.records)
        try expect(divided.inspections, folded.inspections)
        var answers = (yes: 0, no: 0, notApplicable: 0)
        for stream in try await store.allStreams() {
            let rows = try await store.rows(
                of: RatingsProjection.name, in: stream.stream, asOf: stream.position)
            for row in rows where keys.contains(row.key) {
                let score = try KeyQuestionScore(row: row)
                answers.yes += score.yes ?? 0
                answers.no += score.no ?? 0
                answers.notApplicable += score.notApplicable ?? 0
            }
        }
        try expect(Int(found.yes), answers.yes)
        try expect(Int(found.no), answers.no)
        try expect(Int(found.not_applicable), answers.notApplicable)
    }
}

/// The ratings of inspections whose events are interleaved.
private struct FoldedInspections: Sendable {
    /// The number of folded records.
    private(set) var records = 0
    private let projection = RatingsProjection()
    private var states: [RatingsProjection.State] = []
    private var numbers: [StreamName: Int] = [:]
    /// The inspection of the previous record, which is usually that of the next one too.
    private var lastName: StreamName = "none yet"
    private var lastNumber = 0

    /// The number of inspections.
    var inspections: Int { states.count }

    /// Decodes and folds a record.
    ///
    /// - Returns: The rows that its command changed, when the command ends.
    mutating func take(
        _ scanned: borrowing RecordView
    ) throws(EventStoreError) -> [ProjectedRow] {
        records += 1
        let number = try inspection(of: scanned)
        let event = try scanned.event
        do throws(UnreadableEvent) {
            try projection.apply(encoded: event, to: &states[number])
        } catch { throw EventStoreError(unreadable: error) }
        guard scanned.position == scanned.commandPositions.last else { return [] }
        return projection.takeChangedRows(from: &states[number])
    }

    private mutating func inspection(
        of scanned: borrowing RecordView
    ) throws(EventStoreError) -> Int {
        if scanned.isOf(lastName) { return lastNumber }
        let name = try scanned.stream
        let number = numbers[name] ?? states.count
        if number == states.count {
            numbers[name] = number
            states.append(projection.initialState())
        }
        (lastName, lastNumber) = (name, number)
        return number
    }

    /// These inspections together with others.
    func and(_ others: FoldedInspections) -> FoldedInspections {
        var all = self
        all.records += others.records
        for (name, number) in others.numbers where all.numbers[name] == nil {
            all.numbers[name] = all.states.count
            all.states.append(others.states[number])
        }
        return all
    }
}

extension LMDBStore {
    /// The heads of all streams, by name.
    func allStreams() async throws -> [StreamHead] {
        var heads: [StreamHead] = []
        while true {
            let some = try await streams(after: heads.last?.stream, limit: 512)
            guard !some.isEmpty else { return heads }
            heads += some
        }
    }
}
