internal import CaseLedger
internal import LMDBEventStore

/// Reading everything, in order.
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
                Contender("CaseLedger's store, records as values") { _ in
                    try await rate(of: made.events) {
                        let count = try await store.visitRecords { _ in }
                        try expect(count, made.events)
                    }
                },
                Contender("C cursor with checksum") { _ in
                    try await rate(of: made.events) { try expect(raw.scan().records, made.events) }
                },
            ], rounds: rounds)
        await store.close()
        run.remove(copy)
        return [
            Answer(
                "scan", target: .atLeast(0.7), value: pairing.ratio(of: 0, over: 1),
                unit: "x C cursor", figures: pairing.figures("records/s"),
                notes: [
                    "\(made.events.grouped) records in the page cache, \(rounds) rounds; read "
                        + "through page(of:in:order:limit:), which makes a Record of each"
                ])
        ]
    }
}

/// Checks that a contender did all of the work.
func expect(_ count: Int, _ expected: Int) throws {
    guard count == expected else { throw UnexpectedCount(count: count, expected: expected) }
}

/// A contender did other work than it should.
struct UnexpectedCount: Error, CustomStringConvertible {
    let count: Int
    let expected: Int

    var description: String {
        "A contender came to \(count), not \(expected); nothing was compared."
    }
}
