import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Printed overall ratings, and their corrections")
struct PrintedOverallTests {
    private static let heading =
        "inspection,name,published,source,score,overall,1.1,1.2,1.3,1.4,2.1,2.2,2.3,2.4,3.1,3.2,3.3,"
        + "3.4,4.1\n"

    /// A row of twelve core ratings of Good; some are not rated or not known.
    private func row(
        _ score: String, _ overall: String, _ changed: [Int: String] = [:], resettlement: String
    ) -> [UInt8] {
        let ratings = (0..<12).map { changed[$0] ?? "Good" } + [resettlement]
        return Array(
            (Self.heading + "a-2022,A,2022-05-01,R,\(score),\(overall),"
                + ratings.joined(separator: ",") + "\n").utf8)
    }

    /// The rating of the service as ratings, the list of inspections and the publication have it.
    private func results(
        _ ledger: Ledger
    ) async throws -> [(Rating?, Int?, Int?)] {
        let ratings = try await ledger.inspection("a-2022").ratings().overall
        let listed = try await ledger.results()[0].overall
        let day = try #require(PartialDate("2030-01-01"))
        let published = try await ledger.inspection("a-2022").history()
            .published(on: day, day: EffectiveMoment.day).overall
        return [
            (ratings.rating, ratings.total, ratings.maximum),
            (listed.rating, listed.total, listed.maximum),
            (published?.published, published?.total, published?.maximum),
        ]
    }

    private func agree(
        _ ledger: Ledger, _ rating: Rating?, _ total: Int?, _ maximum: Int?
    ) async throws {
        for result in try await results(ledger) {
            #expect(result == (rating, total, maximum))
        }
    }

    @Test("Without bands for the maximum, the printed rating stands in every answer")
    func noTable() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(
                row("22/33", "Good", [11: "no cases"], resettlement: "Good"))
            try await agree(ledger, .good, 22, 33)
            let overall = try await ledger.inspection("a-2022").ratings().overall
            #expect(overall.state == .published && overall.hasNoBandTable)
            let trail = try await ledger.inspection("a-2022").auditTrail(of: "overall")
            #expect(trail.changes.last?.after.value?.rating == .good)
            #expect(trail.changes.last?.causes.map(\.event) == ["report-published"])
            let check = try await ledger.inspection("a-2022").replayCheck()
            #expect(check.differences.isEmpty)
            let report = try await ledger.verify()
            #expect(report.passed)
            try await correct("1.1", .outstanding, in: ledger)
            // No table says what 23 of 33 points give, and no report printed it.
            try await agree(ledger, nil, 23, 33)
        }
    }

    @Test("With a table for 27 points the rating follows from it")
    func table() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(
                row(
                    "18/27", "Good", [8: "no cases", 9: "no cases", 10: "no cases"],
                    resettlement: "Good"))
            try await agree(ledger, .good, 18, 27)
            let ratings = try await ledger.inspection("a-2022").ratings()
            #expect(ratings.overall.state == .complete)
        }
    }

    @Test(
        "A correction has the same effect on what was published and on what is computed",
        arguments: [
            ("24/36", "Good", [:], "Good", "1.1", Rating.inadequate, Rating.good, 22, 36),
            ("24/36", "Good", [:], "", "1.1", .outstanding, .good, 25, 36),
            ("24/36", "Good", [4: ""], "Good", "1.1", .outstanding, .good, 24, 36),
            ("22/33", "Good", [4: "no cases"], "Good", "2.1", .outstanding, .good, 25, 36),
        ] as [(String, String, [Int: String], String, Standard.ID, Rating, Rating?, Int, Int)])
    func corrected(
        score: String, overall: String, changed: [Int: String], resettlement: String,
        standard: Standard.ID, to rating: Rating, result: Rating?, total: Int, maximum: Int
    ) async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(
                row(score, overall, changed, resettlement: resettlement))
            try await correct(standard, rating, in: ledger)
            try await agree(ledger, result, total, maximum)
            let day = try #require(PartialDate("2030-01-01"))
            let view = try await ledger.inspection("a-2022").history()
                .published(on: day, day: EffectiveMoment.day)
            let row = try #require(view.standards.first { $0.standard == standard })
            #expect(row.isCorrected && row.published == rating)
            #expect(row.printed == (changed[4] == "no cases" ? nil : .good))
        }
    }

    private func correct(
        _ standard: Standard.ID, _ rating: Rating, in ledger: Ledger
    ) async throws {
        try await ledger.inspection("a-2022").record(
            .correctReport(CorrectReport(standard: standard, to: rating)),
            by: Agent("history-importer", role: .importer), reason: "A misprint.",
            origin: .published)
    }
}
