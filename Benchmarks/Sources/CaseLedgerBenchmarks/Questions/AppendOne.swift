internal import CaseLedger
internal import LMDBEventStore

/// One event, one sync: what guard, ids, indexes and ratings add to it.
struct AppendOne: Benchmark {
    static let name = "append-one"
    static let question = """
        How much of the speed of raw LMDB in C, which appends the record only, is left when one \
        guarded event at a time is appended durably with everything on?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        // Short rounds: the disk of a shared machine changes its mind within a second.
        let perRound = 10
        let rounds = run.size(short: 45, full: 250)
        let work = try JudgementWork(inspection: 1, judgements: perRound * (rounds + 1))
        let before = work.preparation.count
        let commands = (work.preparation + work.judgements).inOrder
        let records = try await run.rehearse(commands)

        let path = try run.newFolder("append-one") + "/ledger"
        let store = try await createStore(at: path)
        try await store.append(commands[..<before])
        let raw = try RawLedger(in: run.newFolder("append-one-raw"), creating: true)
        try raw.append(1..<(before + 1), of: records)
        let database = try GRDBLedger(in: run.newFolder("append-one-grdb"))
        try database.append(
            commands[..<before].enumerated().map { ($1, [records[$0 + 1]]) })
        func slice(_ round: Int) -> Range<Int> {
            before + round * perRound..<before + (round + 1) * perRound
        }

        let pairing = try await Pairing(
            [
                Contender("CaseLedger's store") { round in
                    try await rate(of: perRound) {
                        for index in slice(round) {
                            _ = try await store.append(
                                commands[index].command, basedOn: commands[index].observation)
                        }
                    }
                },
                Contender("raw LMDB in C, record only") { round in
                    try await rate(of: perRound) {
                        for index in slice(round) {
                            try raw.append((index + 1)..<(index + 2), of: records)
                        }
                    }
                },
                Contender("GRDB") { round in
                    try await rate(of: perRound) {
                        for index in slice(round) {
                            _ = try await database.append(
                                commands[index], record: records[index + 1])
                        }
                    }
                },
            ], rounds: rounds)
        await store.close()
        try database.close()
        try run.check(path, begins: records)
        return [
            Answer(
                "durable append, one event at a time, everything on",
                target: .atLeast(0.9), value: pairing.ratio(of: 0, over: 1), unit: "x raw C",
                figures: pairing.figures("events/s"),
                notes: [
                    "\(rounds) rounds of \(perRound) judgements each; a record has "
                        + "\(Int(records.meanLength)) bytes on average",
                    "everything on: guard, command id, postings, ratings projection; the records "
                        + "were compared byte by byte",
                ]),
            Answer(
                "the same against GRDB", value: pairing.ratio(of: 0, over: 2), unit: "x GRDB"),
        ]
    }
}

/// How many a second, when `body` does `count`.
func rate(of count: Int, _ body: () async throws -> Void) async rethrows -> Double {
    Double(count) / (try await seconds(body))
}
