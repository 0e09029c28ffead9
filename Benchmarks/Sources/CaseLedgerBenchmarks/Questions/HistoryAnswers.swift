internal import CaseLedger
internal import CaseLedgerTesting
internal import LMDBEventStore

/// Trace, difference and explanation of one inspection of a large ledger.
struct HistoryAnswers: Benchmark {
    static let name = "history-answers"
    static let question = """
        How long do a trace, an explanation, a difference and a replay of one inspection of about \
        2,500 events take in a ledger of a million events, each from the records on disk?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let events = run.size(short: 60_000, full: 1_000_000)
        let generator = LedgerGenerator(seed: LedgerGenerator.seed, events: events, cases: 30...45)
        let path = try run.newFolder("history-answers") + "/ledger"
        let made = try await makeLedger(at: path, events: events, generator)
        let store = try await openStore(at: path)
        let ledger = Ledger(store: store, clock: .fixed)
        let inspections = try await finished(in: ledger, events: 2_000...3_200)
        let rounds = run.size(short: 40, full: 200)
        var random = SeededGenerator(seed: 5)
        var times: [String: [Double]] = [:]
        var sizes: [Double] = []
        for _ in 0..<rounds {
            let asked = inspections[Int(random.below(UInt64(inspections.count)))]
            sizes.append(Double(asked.positions.count))
            let places = [
                asked.positions[Int(random.below(UInt64(asked.positions.count)))],
                asked.positions[Int(random.below(UInt64(asked.positions.count)))],
            ].sorted()
            let inspection = asked.inspection
            times["read", default: []].append(
                try await seconds { _ = try await inspection.history() } * 1_000)
            times["trace", default: []].append(
                try await seconds {
                    try expect(try await inspection.trace().cells.count, 14)
                } * 1_000)
            times["explain", default: []].append(
                try await seconds {
                    let tree = try await inspection.explanation(of: "overall")
                    guard !tree.children.isEmpty else {
                        throw UnexpectedCount(count: 0, expected: 1)
                    }
                } * 1_000)
            times["diff", default: []].append(
                try await seconds {
                    _ = try await inspection.difference(
                        from: .position(places[0]), to: .position(places[1]))
                } * 1_000)
            times["diff of the last fifth", default: []].append(
                try await seconds {
                    let first = asked.positions[asked.positions.count * 4 / 5]
                    _ = try await inspection.difference(from: .position(first))
                } * 1_000)
            times["replay", default: []].append(
                try await seconds {
                    guard try await !inspection.replay().steps.isEmpty else {
                        throw UnexpectedCount(count: 0, expected: 1)
                    }
                } * 1_000)
        }
        await ledger.close()
        run.remove(path)
        let read = times["read"] ?? []
        return ["trace", "explain", "diff", "diff of the last fifth", "replay"].map { name in
            Answer(
                "\(name) of one inspection, p99", target: .atMost(25),
                value: .high(of: times[name] ?? []), unit: "ms",
                figures: [
                    Figure(name: "median", value: Spread(times[name] ?? []), unit: "ms"),
                    Figure(name: "of it, the history read", value: Spread(read), unit: "ms"),
                    Figure(name: "events of the inspection", value: Spread(sizes), unit: "events"),
                ],
                notes: [
                    "\(rounds) rounds over \(inspections.count) inspections in a ledger of "
                        + "\(made.events.grouped) events"
                ])
        }
    }

    /// The published inspections with so many events, and the positions of their events.
    private static func finished(
        in ledger: Ledger, events: ClosedRange<Int>
    ) async throws -> [(inspection: LedgerInspection, positions: [Position])] {
        var found: [(inspection: LedgerInspection, positions: [Position])] = []
        for id in try await ledger.inspections() {
            let inspection = ledger.inspection(id)
            let history = try await inspection.history()
            let positions = history.commands.flatMap(\.events).map(\.position)
            if events.contains(positions.count), history.state.publication != nil {
                found.append((inspection, positions))
            }
            if found.count == 40 { break }
        }
        guard !found.isEmpty else { throw UnexpectedCount(count: 0, expected: 1) }
        return found
    }
}
