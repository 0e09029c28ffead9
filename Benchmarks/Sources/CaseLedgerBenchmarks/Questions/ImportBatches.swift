internal import CaseLedger
internal import CaseLedgerTesting
internal import LMDBEventStore

/// An import from another system: one inspection after another, many events for each sync.
struct ImportBatches: Benchmark {
    static let name = "import"
    static let question = """
        How much of the speed of raw LMDB in C with records only is left when whole inspections \
        are imported one after another, 512 events a batch, with everything on?
        """

    static let batch = 512

    static func run(_ run: Run) async throws -> [Answer] {
        let events = run.size(short: 40_000, full: 300_000)
        let rounds = run.size(short: 5, full: 9)
        var generator = LedgerGenerator(
            seed: LedgerGenerator.seed, events: events, active: 1)
        let commands = try generator.plan(events: events)
        let records = try await run.rehearse(commands)
        let batches = commands.batches(of: batch)
        let perRound = batches.count / (rounds + 1)

        let path = try run.newFolder("import") + "/ledger"
        let store = try await createStore(at: path)
        let raw = try RawLedger(in: run.newFolder("import-raw"), creating: true)
        let database = try GRDBLedger(in: run.newFolder("import-grdb"))
        let sqlite = try SQLiteLedger(in: run.newFolder("import-sqlite"), creating: true)
        try await run.tryGuards(of: GRDBLedger.self, with: commands, records).checkPlans()
        try await run.tryGuards(of: SQLiteLedger.self, with: commands, records)
        func range(of round: Int) -> Range<Int> { round * perRound..<(round + 1) * perRound }
        func slice(_ round: Int) -> ArraySlice<Batch> { batches[range(of: round)] }
        let sent = batches.map { batch in commands[batch.commands].map(\.guarded) }
        let tables = recorded(commands, records)
        let prepared = SQLiteCommands(commands, records)
        var eventsASync: [Double] = []

        let pairing = try await Pairing(
            [
                Contender("CaseLedger's store") { round in
                    let commits = try await store.statistics().commits
                    let rate = try await rate(of: slice(round).eventCount) {
                        try await store.append(sent[range(of: round)])
                    }
                    let made = try await store.statistics().commits - commits
                    eventsASync.append(Double(slice(round).eventCount) / Double(made))
                    return rate
                },
                Contender("raw LMDB in C, records only") { round in
                    try await rate(of: slice(round).eventCount) {
                        for batch in slice(round) { try raw.append(batch.positions, of: records) }
                    }
                },
                Contender(GRDBLedger.name) { round in
                    try await rate(of: slice(round).eventCount) {
                        for batch in slice(round) {
                            try database.append(Array(tables[batch.commands]))
                        }
                    }
                },
                Contender(SQLiteLedger.name) { round in
                    try await rate(of: slice(round).eventCount) {
                        for batch in slice(round) {
                            try sqlite.append(batch.commands, of: prepared)
                        }
                    }
                },
            ], rounds: rounds)
        await store.close()
        try run.check(path, begins: records)
        try run.check(database.records(), begins: records)
        try run.check(sqlite.records(), begins: records)
        try database.close()
        let shared = Spread(eventsASync)
        return [
            Answer(
                "import, 512 a batch, one inspection at a time, everything on",
                target: .atLeast(0.4), value: pairing.ratio(of: 0, over: 1), unit: "x raw C",
                figures: pairing.figures("events/s"),
                notes: [
                    "\(records.count.grouped) events, \(rounds) rounds of \(perRound) batches; a "
                        + "batch is whole commands, "
                        + "\(Int(Double(records.count) / Double(batches.count))) events on average",
                    "the store made a commit for \(Int(shared.median)) events, the others one per "
                        + "batch; the records were compared byte by byte",
                    "a batch is sent while the previous one is made durable; the others get "
                        + "encoded records, and SQLite in C also encoded commands",
                ]),
            Answer(
                "the same import against GRDB", value: pairing.ratio(of: 0, over: 2),
                unit: "x GRDB"),
            Answer(
                "the same import against SQLite in C", value: pairing.ratio(of: 0, over: 3),
                unit: "x SQLite in C"),
        ]
    }

    /// Each command with the records of its events, in the form that GRDB needs.
    private static func recorded(
        _ commands: [PlannedCommand], _ records: RecordBytes
    ) -> [GRDBLedger.RecordedCommand] {
        let blobs = records.blobs
        var start = 0
        return commands.map { planned in
            let end = start + planned.command.events.count
            defer { start = end }
            return (planned, Array(blobs[start..<end]))
        }
    }
}

/// Commands that are sent together.
struct Batch: Sendable {
    /// The indices of the commands.
    let commands: Range<Int>
    /// The positions of their events, if nothing else was recorded before.
    let positions: Range<Int>
}

extension ArraySlice<Batch> {
    var eventCount: Int { reduce(0) { $0 + $1.positions.count } }
}

extension [PlannedCommand] {
    /// Divides into batches of whole commands with at most `limit` events, or one larger command.
    func batches(of limit: Int) -> [Batch] {
        var batches: [Batch] = []
        var commands = 0..<0
        var positions = 1..<1
        for (index, planned) in enumerated() {
            let count = planned.command.events.count
            if !commands.isEmpty, positions.count + count > limit {
                batches.append(Batch(commands: commands, positions: positions))
                commands = index..<index
                positions = positions.upperBound..<positions.upperBound
            }
            commands = commands.lowerBound..<(index + 1)
            positions = positions.lowerBound..<(positions.upperBound + count)
        }
        if !commands.isEmpty { batches.append(Batch(commands: commands, positions: positions)) }
        return batches
    }
}
