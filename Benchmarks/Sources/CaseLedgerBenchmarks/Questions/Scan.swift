internal import CaseLedger
internal import LMDBEventStore

/// The time to read all records in order.
struct Scan: Benchmark {
    static let name = "scan"
    static let question = """
        How fast are all records read in order, each checked, against a cursor in C that computes \
        the same checksum over the same records?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let events = run.size(short: 100_000, full: 1_000_000)
        let made = try await run.ledgers.ledger(events: events)
        let copy = try await run.ledgers.copy(of: made)
        let store = try await openStore(at: made.path)
        let raw = try RawLedger(in: copy, creating: false)
        let rounds = run.size(short: 5, full: 7)
        let pairing = try await Pairing(
            [
                Contender("CaseLedger's scan") { _ in
                    try await rate(of: made.events) {
                        var records = 0
                        var bytes = 0
                        try await store.scan { record in
                            records += 1
                            bytes += record.payload.count
                        }
                        try expect(records, made.events)
                        guard bytes > 0 else { throw UnexpectedCount(count: 0, expected: records) }
                    }
                },
                Contender("C cursor with checksum") { _ in
                    try await rate(of: made.events) {
                        try expect(raw.scan(askingAhead: false).records, made.events)
                    }
                },
                Contender("the same, prefetching the next record") { _ in
                    try await rate(of: made.events) {
                        try expect(raw.scan(askingAhead: true).records, made.events)
                    }
                },
                Contender("CaseLedger's scan, a Record made of each") { _ in
                    try await rate(of: made.events) {
                        var records = 0
                        try await store.scan { record throws(EventStoreError) in
                            if try record.record().position > .start { records += 1 }
                        }
                        try expect(records, made.events)
                    }
                },
            ], rounds: rounds)
        await store.close()
        run.remove(copy)
        return [
            Answer(
                "scan", value: pairing.ratio(of: 0, over: 1), unit: "x C cursor",
                figures: pairing.figures("records/s"),
                notes: [
                    "\(made.events.grouped) records in the page cache, \(rounds) rounds; all "
                        + "count the records and bytes in them",
                    "the store prefetches the next record, as the second C cursor does",
                ]),
            Answer(
                "the same against a C cursor that also prefetches", target: .atLeast(0.58),
                value: pairing.ratio(of: 0, over: 2), unit: "x C cursor"),
        ]
    }
}

/// Checks that a contender did all of the work.
func expect(_ count: Int, _ expected: Int) throws {
    guard count == expected else { throw UnexpectedCount(count: count, expected: expected) }
}

/// A contender did a different amount of work than expected.
struct UnexpectedCount: Error, CustomStringConvertible {
    let count: Int
    let expected: Int

    var description: String {
        "A contender came to \(count), not \(expected); nothing was compared."
    }
}
