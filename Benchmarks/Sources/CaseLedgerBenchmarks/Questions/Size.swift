internal import CaseLedger
internal import LMDBEventStore

/// The size of an event on disk.
struct Size: Benchmark {
    static let name = "size"
    static let question = """
        How many bytes on disk does an event take, all in, when every judgement is a command of its \
        own, and which tables are they in?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let inspections = run.size(short: 6, full: 24)
        let works = try (0..<inspections).map {
            try JudgementWork(inspection: $0, judgements: 5_000)
        }
        let commands = works.flatMap { $0.preparation + $0.judgements }.inOrder
        let path = try run.newFolder("size") + "/ledger"
        let store = try await createStore(at: path)
        for start in stride(from: 0, to: commands.count, by: 256) {
            try await store.append(commands[start..<min(start + 256, commands.count)])
        }
        // Data that is only in memory would not be counted.
        try await store.flush()
        let statistics = try await store.statistics()
        await store.close()
        run.remove(path)
        let events = Double(statistics.head.rawValue)
        let judgements = works.flatMap(\.judgements).flatMap(\.command.events)
        let tags = judgements.reduce(0) { $0 + $1.tags.count }
        let inTables = statistics.tables.reduce(0) { $0 + $1.sizeInBytes }
        let figures =
            statistics.tables.map {
                Figure(
                    name: "\($0.name), \($0.entries.grouped) entries",
                    value: Spread(Double($0.sizeInBytes) / events), unit: "bytes/event")
            } + [
                Figure(
                    name: "free pages and LMDB's own",
                    value: Spread(Double(statistics.fileSizeInBytes - inTables) / events),
                    unit: "bytes/event")
            ]
        return [
            Answer(
                "size, one event a command, 4 tags, no reason text", target: .atMost(340),
                value: Spread(Double(statistics.fileSizeInBytes) / events), unit: "bytes/event",
                figures: figures,
                notes: [
                    "\(Int(events).grouped) events of \(inspections) inspections, recorded one "
                        + "after another, 256 commands sent at a time; prompts have 4 tags, key "
                        + "questions 5: \(decimal(Double(tags) / Double(judgements.count), 2)) on "
                        + "average"
                ])
        ]
    }
}
