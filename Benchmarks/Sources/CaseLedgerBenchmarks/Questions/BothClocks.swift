internal import CaseLedger
internal import CaseLedgerTesting
internal import LMDBEventStore

/// What was known at one time of what held at another.
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
        let rounds = run.size(short: 30, full: 300)
        let stream: StreamName = "inspection-00001"
        let all = try await records(of: stream, through: Position(.max), in: store)
        var random = SeededGenerator(seed: 3)
        var times: [Double] = []
        var folded: [Double] = []
        for round in 0...rounds {
            // Somewhere in the last fifth: nearly all of the inspection is folded.
            let last = all[all.count - 1 - Int(random.below(UInt64(all.count / 5)))]
            let held = all[all.count - 1 - Int(random.below(UInt64(all.count / 5)))]
            let moment = held.recordedAt
            var count = 0
            let time = try await seconds {
                count = try await Self.ratings(
                    of: stream, through: last.position, heldBy: moment, in: store)
            }
            guard round > 0 else { continue }
            times.append(time * 1_000)
            folded.append(Double(count))
        }
        await store.close()
        run.remove(path)
        return [
            Answer(
                "one inspection folded on both clocks, p99", target: .atMost(5),
                value: .high(of: times), unit: "ms",
                figures: [
                    Figure(name: "median", value: Spread(times), unit: "ms"),
                    Figure(name: "events folded", value: Spread(folded), unit: "events"),
                ],
                notes: [
                    "\(rounds) folds of an inspection of \(all.count.grouped) events in a ledger "
                        + "of \(made.events.grouped); spread: the quickest and the slowest",
                    "no call asks on both clocks yet: the benchmark reads the stream, leaves out "
                        + "what held later, and folds with Inspection",
                ])
        ]
    }

    /// Folds what was recorded by a position and held by a moment; returns how many events.
    private static func ratings(
        of stream: StreamName, through position: Position, heldBy moment: Timestamp,
        in store: LMDBStore
    ) async throws -> Int {
        let codec = InspectionEventCodec()
        var inspection = Inspection()
        var count = 0
        for record in try await records(of: stream, through: position, in: store)
        where record.effectiveAt.timing(at: moment) == .held {
            inspection.evolve(with: Recorded(try codec.decode(record), in: record))
            count += 1
        }
        for standard in inspection.framework?.standards ?? [] {
            _ = inspection.standardRating(standard.id)
        }
        guard inspection.overallRating != nil else { throw UnexpectedCount(count: 0, expected: 1) }
        return count
    }

    private static func records(
        of stream: StreamName, through position: Position, in store: LMDBStore
    ) async throws -> [Record] {
        var records: [Record] = []
        var rest: PositionRange? = .through(position)
        while let range = rest {
            let page = try await store.page(
                of: .stream(stream), in: range, order: .forward, limit: 4_096)
            records += page.records
            rest = page.rest
        }
        return records
    }
}
