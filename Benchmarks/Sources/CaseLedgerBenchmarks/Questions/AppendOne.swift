internal import CaseLedger
internal import Foundation
internal import LMDBEventStore

/// One event for each sync: the cost of guard, ids, indexes and ratings.
struct AppendOne: Benchmark {
    static let name = "append-one"
    static let question = """
        How much of the speed of raw LMDB in C, which appends the record only, is left when one \
        guarded event at a time is appended durably with everything on, and how much of SQLite's?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        // Rounds are short, because the speed of a shared disk changes within a second.
        let perRound = 10
        let rounds = run.size(short: 45, full: 250)
        let judgements = try JudgementWork(inspection: 1, judgements: perRound * (rounds + 1))
        let before = judgements.preparation.count
        let commands = (judgements.preparation + judgements.judgements).inOrder
        let records = try await run.rehearse(commands)

        let work = Work(
            commands: commands, records: records, before: before, perRound: perRound)
        try await run.tryGuards(of: GRDBLedger.self, with: commands, records).checkPlans()
        try await run.tryGuards(of: SQLiteLedger.self, with: commands, records)

        let contest = try await Contest(of: work, in: run.newFolder("append-one"))
        let pairing = try await Pairing(
            [contest.store(), contest.raw(), contest.database(), contest.sqlite()], rounds: rounds)
        try await contest.end(run)
        let added = try await addedToASync(work, run, rounds: rounds)
        return [
            Answer(
                "durable append, one event at a time, everything on",
                target: .atLeast(0.9), value: pairing.ratio(of: 0, over: 1), unit: "x raw C",
                figures: pairing.figures("events/s") + added,
                notes: [
                    "\(rounds) rounds of \(perRound) judgements each; a record has "
                        + "\(Int(records.meanLength)) bytes on average",
                    "everything on: guard, command id, postings, ratings projection; the records "
                        + "were compared byte by byte",
                ]),
            Answer(
                "the same against GRDB", value: pairing.ratio(of: 0, over: 2), unit: "x GRDB"),
            Answer(
                "the same against SQLite in C", target: .atLeast(0.6),
                value: pairing.ratio(of: 0, over: 3), unit: "x SQLite in C",
                notes: [
                    "SQLite \(SQLiteLedger.version): write-ahead log, synchronous=FULL, events and "
                        + "tags, the guard in the same transaction; no command ids, no ratings"
                ]),
        ]
    }

    /// The time that each contender needs for an event when a sync costs nothing: in memory.
    private static func addedToASync(
        _ work: Work, _ run: Run, rounds: Int
    ) async throws -> [Figure] {
        guard let memory = try run.newFolderInMemory("append-one") else { return [] }
        defer { run.remove(memory) }
        let contest = try await Contest(of: work, in: memory)
        let pairing = try await Pairing(
            [contest.store(), contest.raw(), contest.sqlite()], rounds: rounds)
        try await contest.end(run)
        return pairing.figures("events/s").map {
            Figure(
                name: "\($0.name), where a sync costs nothing", value: $0.value.inverted(1e6),
                unit: "us/event")
        }
    }

    /// The commands to append: some commands first, then a fixed number in each round.
    private struct Work: Sendable {
        let commands: [PlannedCommand]
        let records: RecordBytes
        let before: Int
        let perRound: Int

        func slice(_ round: Int) -> Range<Int> {
            before + round * perRound..<before + (round + 1) * perRound
        }
    }

    /// The contenders, each with its own ledger that contains the first commands.
    private struct Contest {
        private let path: String
        private let work: Work
        private let ledger: LMDBStore
        private let rawLedger: RawLedger
        private let table: GRDBLedger
        private let sqliteLedger: SQLiteLedger
        private let blobs: [Data]
        private let prepared: SQLiteCommands

        init(of work: Work, in folder: String) async throws {
            self.work = work
            path = folder + "/ledger"
            ledger = try await createStore(at: path)
            try await ledger.append(work.commands[..<work.before])
            for name in ["raw", "grdb", "sqlite"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(name)", withIntermediateDirectories: false)
            }
            rawLedger = try RawLedger(in: folder + "/raw", creating: true)
            try rawLedger.append(1..<(work.before + 1), of: work.records)
            table = try GRDBLedger(in: folder + "/grdb")
            blobs = work.records.blobs
            try table.append(zip(work.commands[..<work.before], blobs).map { ($0, [$1]) })
            sqliteLedger = try SQLiteLedger(in: folder + "/sqlite", creating: true)
            prepared = SQLiteCommands(work.commands, work.records)
            try sqliteLedger.append(0..<work.before, of: prepared)
        }

        func store() -> Contender {
            Contender("CaseLedger's store") { [work, ledger] round in
                try await rate(of: work.perRound) {
                    for index in work.slice(round) {
                        try await ledger.append(work.commands[index])
                    }
                }
            }
        }

        func raw() -> Contender {
            Contender("raw LMDB in C, record only") { [work, rawLedger] round in
                try await rate(of: work.perRound) {
                    for index in work.slice(round) {
                        try rawLedger.append((index + 1)..<(index + 2), of: work.records)
                    }
                }
            }
        }

        func database() -> Contender {
            Contender(GRDBLedger.name) { [work, table, blobs] round in
                try await rate(of: work.perRound) {
                    for index in work.slice(round) {
                        try await table.append(work.commands[index], records: [blobs[index]])
                    }
                }
            }
        }

        func sqlite() -> Contender {
            Contender(SQLiteLedger.name) { [work, sqliteLedger, prepared] round in
                try await rate(of: work.perRound) {
                    for index in work.slice(round) {
                        try sqliteLedger.append(index..<(index + 1), of: prepared)
                    }
                }
            }
        }

        /// Closes the ledgers, and checks that all of them have the same records.
        func end(_ run: Run) async throws {
            await ledger.close()
            try run.check(path, begins: work.records)
            try run.check(sqliteLedger.records(), begins: work.records)
            try run.check(table.records(), begins: work.records)
            try table.close()
        }
    }
}

/// The rate per second when `body` does `count` items.
func rate(of count: Int, _ body: () async throws -> Void) async rethrows -> Double {
    Double(count) / (try await seconds(body))
}
