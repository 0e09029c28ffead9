internal import CaseLedger
internal import CaseLedgerTesting
internal import LMDBEventStore

/// The time to read a rating as of a position in the past.
struct RatingAsOf: Benchmark {
    static let name = "rating-as-of"
    static let question = """
        How long does it take to read the rating of a standard as of a position, and does that \
        grow with the ledger?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        var sizes = run.isShort ? [20_000, 200_000] : [100_000, 1_000_000, 5_000_000]
        var notes: [String] = []
        if !run.isShort, run.isWithoutLargest {
            sizes.removeLast()
            notes.append("5 M events left out: --without-largest")
        }
        let rounds = run.size(short: 5, full: 10)
        let perRound = run.size(short: 2_000, full: 5_000)
        var stores: [LMDBStore] = []
        var asked: [[RatingQuestion]] = []
        for size in sizes {
            let store = try await openStore(at: run.ledgers.ledger(events: size).path)
            stores.append(store)
            asked.append(try await RatingQuestion.draw(perRound * (rounds + 1), from: store))
        }
        var medians: [[Double]] = sizes.map { _ in [] }
        var slowest = medians
        for round in 0...rounds {
            for (index, store) in stores.enumerated() {
                let slice = asked[index][round * perRound..<(round + 1) * perRound]
                let times = try await slice.timings(in: store).sorted()
                guard round > 0 else { continue }
                medians[index].append(times.quantile(0.5))
                slowest[index].append(times.quantile(0.99))
            }
        }
        for store in stores { await store.close() }
        var figures: [Figure] = []
        for (index, size) in sizes.enumerated() {
            figures.append(
                Figure(
                    name: "p50 at \(size.short) events", value: Spread(medians[index]), unit: "us"))
            figures.append(
                Figure(
                    name: "p99 at \(size.short) events", value: Spread(slowest[index]), unit: "us"))
        }
        let first = slowest.first ?? []
        let last = slowest.last ?? []
        return [
            Answer(
                "rating as of a position (history row), p99 at \(sizes.last?.short ?? "") events",
                target: .atMost(20), isOfItsSize: !run.isShort && !run.isWithoutLargest,
                value: Spread(last), unit: "us", figures: figures,
                notes: notes + [
                    "\(rounds) rounds of \(perRound.grouped) reads at each size, of the "
                        + "standard of a random record, as of that record's position; the "
                        + "spread is that of the rounds"
                ]),
            Answer(
                "flat: its p99 at \(sizes.last?.short ?? "") events over that at "
                    + "\(sizes.first?.short ?? "")",
                value: Spread(zip(last, first).map { $0 / $1 }), unit: "x"),
        ]
    }
}

/// A query for a standard's rating as of a position.
struct RatingQuestion: Sendable {
    let stream: StreamName
    let key: RowKey
    let position: Position

    /// Draws records at random, and queries a standard of their inspection at their position.
    static func draw(_ count: Int, from store: LMDBStore) async throws -> [RatingQuestion] {
        var random = SeededGenerator(seed: 7)
        let head = try await store.head().position.rawValue
        let standards = Framework.hmipYouth2021.standards
        var questions: [RatingQuestion] = []
        while questions.count < count {
            let position = Position(1 + random.below(head))
            guard let record = try await store.record(at: position) else { continue }
            let standard = standards[Int(random.below(UInt64(standards.count)))]
            questions.append(
                RatingQuestion(
                    stream: record.stream, key: StandardRating.rowKey(standard.id),
                    position: position))
        }
        return questions
    }
}

extension ArraySlice<RatingQuestion> {
    /// The time of each query for its caller, on whichever actor the caller is.
    ///
    /// Unit: microseconds.
    nonisolated(nonsending) func timings(in store: LMDBStore) async throws -> [Double] {
        let clock = ContinuousClock()
        var times: [Double] = []
        times.reserveCapacity(count)
        for question in self {
            let start = clock.now
            _ = try await store.row(
                question.key, of: RatingsProjection.name, in: question.stream,
                asOf: question.position)
            times.append((clock.now - start).inSeconds * 1e6)
        }
        return times
    }
}
