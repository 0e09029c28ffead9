internal import CaseLedger
internal import LMDBEventStore

/// Many inspectors at once: the number of events that share a sync.
struct AppendMany: Benchmark {
    static let name = "append-many"
    static let question = """
        When 64 tasks append one guarded event each, again and again, each to its own inspection, \
        how many events share a sync, and how much faster is that than GRDB?
        """

    private static let tasks = 64

    static func run(_ run: Run) async throws -> [Answer] {
        let rounds = run.size(short: 4, full: 20)
        let perTask = run.size(short: 16, full: 32)
        let perTaskOthers = 4
        let works = try (0..<tasks).map {
            try JudgementWork(inspection: $0, judgements: perTask * (rounds + 1))
        }
        let preparation = works.flatMap(\.preparation).inOrder
        let before = preparation.count
        let perInspection = perTask * (rounds + 1)
        let commands = (preparation + works.flatMap(\.judgements)).inOrder
        let records = try await run.rehearse(commands)
        let blobs = records.blobs
        try await run.tryGuards(of: GRDBLedger.self, with: commands, records).checkPlans()

        let store = try await createStore(at: run.newFolder("append-many") + "/ledger")
        try await store.append(preparation[...])
        let raw = try RawLedger(in: run.newFolder("append-many-raw"), creating: true)
        try raw.append(1..<(before + 1), of: records)
        let database = try GRDBLedger(in: run.newFolder("append-many-grdb"))
        try database.append(
            preparation.enumerated().map { ($1, [blobs[$0]]) })

        // The position that each task has read up to.
        var ends = [Position](repeating: Position(UInt64(before)), count: tasks)
        var databaseEnds = ends
        var rawEnd = before
        var eventsASync: [Double] = []

        let pairing = try await Pairing(
            [
                Contender("CaseLedger's store, 64 tasks") { round in
                    let commits = try await store.statistics().commits
                    let starts = ends
                    let rate = try await rate(of: perTask * tasks) {
                        ends = try await inTasks(starts) { task, start in
                            var last = start
                            for index in round * perTask..<(round + 1) * perTask {
                                let planned = works[task].judgements[index].based(on: last)
                                last = try await store.append(planned)
                            }
                            return last
                        }
                    }
                    let made = try await store.statistics().commits - commits
                    if round > 0 { eventsASync.append(Double(perTask * tasks) / Double(made)) }
                    return rate
                },
                Contender("raw LMDB in C, record only, one by one") { _ in
                    let count = perTaskOthers * tasks
                    return try await rate(of: count) {
                        for position in (rawEnd + 1)..<(rawEnd + count + 1) {
                            try raw.append(position..<(position + 1), of: records)
                        }
                        rawEnd += count
                    }
                },
                Contender("GRDB, 64 tasks") { round in
                    let starts = databaseEnds
                    return try await rate(of: perTaskOthers * tasks) {
                        databaseEnds = try await inTasks(starts) { task, start in
                            var last = start
                            for index in round * perTaskOthers..<(round + 1) * perTaskOthers {
                                let planned = works[task].judgements[index].based(on: last)
                                let position = try await database.append(
                                    planned,
                                    records: [blobs[before + task * perInspection + index]])
                                last = Position(UInt64(position))
                            }
                            return last
                        }
                    }
                },
            ], rounds: rounds)
        await store.close()
        try database.close()
        let notes = [
            "\(rounds) rounds of \((perTask * tasks).grouped) events, GRDB and raw LMDB "
                + "\((perTaskOthers * tasks).grouped); each task waits for its receipt before it "
                + "sends the next"
        ]
        return [
            Answer(
                "durable guarded append, 64 tasks, one event each: events a sync",
                target: .atLeast(60), value: Spread(eventsASync), unit: "events/sync",
                notes: notes),
            Answer(
                "durable guarded append, 64 tasks, one event each: rate",
                target: .atLeast(12), value: pairing.ratio(of: 0, over: 2), unit: "x GRDB",
                figures: pairing.figures("events/s")),
        ]
    }
}
