internal import CaseLedger
internal import LMDBEventStore

/// From bytes to ratings.
struct Fold: Benchmark {
    static let name = "fold"
    static let question = """
        How fast are all records read, decoded and folded into the ratings of every inspection, on \
        one core, against a loop in C that reads, decodes and folds the same records?
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
                Contender("CaseLedger: records, codec, RatingsProjection") { _ in
                    try await rate(of: made.events) {
                        try expect(try await foldAll(store).records, made.events)
                    }
                },
                Contender("loop in C") { _ in
                    try await rate(of: made.events) {
                        try expect(Int(raw.fold(rules).records), made.events)
                    }
                },
            ], rounds: rounds)
        await store.close()
        run.remove(copy)
        return [
            Answer(
                "decode + fold ratings, one core", target: .atLeast(0.3),
                value: pairing.ratio(of: 0, over: 1), unit: "x C loop",
                figures: pairing.figures("records/s"),
                notes: [
                    "\(made.events.grouped) records, \(rounds) rounds; the loop in C came to the "
                        + "same number of changes of key questions' scores and to the same answers"
                ])
        ]
    }

    /// Reads, decodes and folds every inspection.
    ///
    /// - Returns: How many records there were, and the rows as they stand at the end.
    private static func foldAll(
        _ store: LMDBStore, _ changed: ([ProjectedRow]) -> Void = { _ in }
    ) async throws -> (records: Int, states: Int) {
        let projection = RatingsProjection()
        let codec = InspectionEventCodec()
        var states: [StreamName: RatingsProjection.State] = [:]
        let count = try await store.visitRecords { record in
            let event = Recorded(try codec.decode(record), in: record)
            changed(
                try projection.apply(
                    event, to: &states[record.stream, default: projection.initialState()]))
        }
        return (count, states.count)
    }

    /// Checks that both come to the same, or they did not do the same work.
    private static func checkSameWork(
        _ store: LMDBStore, _ raw: RawLedger, _ rules: RawRules
    ) async throws {
        let keys = Set(
            Framework.hmipYouth2021.standards.flatMap(\.keyQuestions)
                .map { KeyQuestionScore.rowKey($0.id) })
        var scores = 0
        _ = try await foldAll(store) { rows in
            scores += rows.reduce(0) { $0 + (keys.contains($1.key) ? 1 : 0) }
        }
        let found = try raw.fold(rules)
        try expect(Int(found.scores), scores)
        var answers = (yes: 0, no: 0, notApplicable: 0)
        for stream in try await store.allStreams() {
            let rows = try await store.rows(
                of: RatingsProjection.name, in: stream.stream, asOf: Position(.max))
            for row in rows where keys.contains(row.key) {
                let score = try KeyQuestionScore(row: row.value)
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

extension LMDBStore {
    /// The ends of all streams, by name.
    func allStreams() async throws -> [StreamHead] {
        var heads: [StreamHead] = []
        while true {
            let some = try await streams(after: heads.last?.stream, limit: 512)
            guard !some.isEmpty else { return heads }
            heads += some
        }
    }
}
