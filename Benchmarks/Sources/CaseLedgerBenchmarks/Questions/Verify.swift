internal import CaseLedger
internal import LMDBEventStore

/// The time to check a whole ledger.
struct Verify: Benchmark {
    static let name = "verify"
    static let question = """
        How long does it take to check every record, index entry and row of a ledger?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let size = run.size(short: 100_000, full: 1_000_000)
        let made = try await run.ledgers.ledger(events: size)
        let store = try await openStore(at: made.path)
        var times: [Double] = []
        var report = VerificationReport()
        for _ in 0..<run.size(short: 1, full: 3) {
            times.append(try await seconds { report = try await store.verify() })
            guard report.passed else { throw FailedVerification(report: report) }
        }
        await store.close()
        return [
            Answer(
                "verify \(size.short) events, records and rows", target: .atMost(6),
                isOfItsSize: !run.isShort, value: Spread(times), unit: "s",
                figures: [
                    Figure(
                        name: "events", value: Spread(times.map { Double(made.events) / $0 }),
                        unit: "events/s")
                ],
                notes: [
                    "\(report.records.grouped) records, \(report.indexEntries.grouped) index "
                        + "entries, \(report.rows.grouped) rows; no tree yet"
                ])
        ]
    }
}

/// A ledger that was only appended to has findings.
struct FailedVerification: Error, CustomStringConvertible {
    let report: VerificationReport

    var description: String {
        "The ledger is damaged: " + report.findings.map(\.description).joined(separator: "; ")
    }
}
