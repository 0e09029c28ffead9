internal import CaseLedger
internal import CaseLedgerTesting
internal import LMDBEventStore

/// The state known at one time of what was effective at another.
struct BothClocks: Benchmark {
    static let name = "both-clocks"
    static let question = """
        How long does it take to fold one large inspection on both clocks: its ratings from the \
        events recorded up to a position that held by a date?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let generator = LedgerGenerator(
            seed: LedgerGenerator.seed, events: 8_000, active: 1,
            cases: 120...125)
        let path = try run.newFolder("both-clocks") + "/ledger"
        let made = try await makeLedger(at: path, events: generator.events, generator)
        let store = try await openStore(at: path)
        let ledger = Ledger(store: store, clock: .fixed)
        let stream: StreamName = "inspection-00001"
        let all = try await moments(of: stream, in: ledger)
        let rounds = run.size(short: 60, full: 300)
        var random = SeededGenerator(seed: 3)
        var times: [Double] = []
        var pages: [Double] = []
        var folded: [Double] = []
        let inspection = ledger.inspection(stream)
        for round in 0...rounds {
            // The position is in the last fifth, so that nearly all of the inspection is folded.
            let last = all[all.count - 1 - Int(random.below(UInt64(all.count / 5)))]
            let held = all[all.count - 1 - Int(random.below(UInt64(all.count / 5)))]
            let time = try await seconds {
                try await fold(inspection, through: last.position, heldBy: held.recordedAt)
            }
            let reading = try await seconds {
                try await store.visit(.stream(stream), in: .through(last.position)) { _ in }
            }
            guard round > 0 else { continue }
            times.append(time * 1_000)
            pages.append(reading * 1_000)
            let count = all.filter {
                $0.position <= last.position && $0.recordedAt <= held.recordedAt
            }.count
            folded.append(Double(count))
        }
        await ledger.close()
        run.remove(path)
        return [
            Answer(
                "one inspection folded on both clocks, p99", target: .atMost(6),
                value: .high(of: times), unit: "ms",
                figures: [
                    Figure(name: "median", value: Spread(times), unit: "ms"),
                    Figure(name: "its events read, not folded", value: Spread(pages), unit: "ms"),
                    Figure(name: "events folded", value: Spread(folded), unit: "events"),
                ],
                notes: [
                    "\(rounds) folds of an inspection of \(all.count.grouped) events in a ledger "
                        + "of \(made.events.grouped); spread: the fastest and the slowest",
                    "LedgerInspection.state(asOf:effectiveBy:), from zero each time, and its ratings",
                ])
        ]
    }

    /// Folds the inspection on both clocks, and computes its ratings.
    private static func fold(
        _ inspection: LedgerInspection, through position: Position, heldBy moment: Timestamp
    ) async throws {
        let state = try await inspection.state(
            asOf: .position(position), effectiveBy: EffectiveMoment(moment)
        ).value
        let standards = state.framework?.standards ?? []
        try expect(standards.compactMap { state.standardRating($0.id) }.count, standards.count)
        guard state.overallRating != nil else { throw UnexpectedCount(count: 0, expected: 1) }
    }

    /// Positions and times of all events of the inspection.
    private static func moments(
        of stream: StreamName, in ledger: Ledger
    ) async throws -> [(position: Position, recordedAt: Timestamp)] {
        var moments: [(position: Position, recordedAt: Timestamp)] = []
        try await visit(stream, through: Position(.max), in: ledger) {
            moments.append(($0.position, $0.recordedAt))
        }
        return moments
    }

    /// Reads a stream in pages up to a position.
    private static func visit(
        _ stream: StreamName, through position: Position, in ledger: Ledger,
        _ body: (Record) throws -> Void
    ) async throws {
        var rest: PositionRange? = .through(position)
        while let range = rest {
            let page = try await ledger.page(of: .stream(stream), in: range)
            for record in page.records { try body(record) }
            rest = page.rest
        }
    }
}
