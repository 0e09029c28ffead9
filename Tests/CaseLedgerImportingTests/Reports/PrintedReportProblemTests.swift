import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("A report of schema 2 that does not agree with itself")
struct PrintedReportProblemTests {
    private typealias Object = LeicestershireReport.Object

    /// Changes one entry of a list of the file.
    private static func report(
        _ list: String, _ index: Int, _ change: (inout Object) -> Void
    ) throws -> [UInt8] {
        var report = try LeicestershireReport()
        var entries = try #require(report.list(list))
        change(&entries[index])
        report.set(list, to: entries)
        return try report.bytes
    }

    @Test(
        "Ids that occur twice, links to nothing and impossible kinds are refused with their place")
    func refused() throws {
        let wrong: [(String, [UInt8])] = try [
            ("facts[1]", Self.report("facts", 1) { $0["id"] = "background.inspectorate" }),
            ("facts[0].kind", Self.report("facts", 0) { $0["kind"] = "rumour" }),
            ("facts[0].attributedTo", Self.report("facts", 0) { $0["attributedTo"] = "nobody" }),
            ("facts[0].event", Self.report("facts", 0) { $0["event"] = "nosuch" }),
            ("facts[0].asOf", Self.report("facts", 0) { $0["asOf"] = "2021-13" }),
            ("facts[0].anomalyRefs", Self.report("facts", 0) { $0["anomalyRefs"] = ["A99"] }),
            (
                "publishedFigures[1]",
                Self.report("publishedFigures", 1) { $0["question"] = "2.1.1" }
            ),
            ("milestones[1]", Self.report("milestones", 1) { $0["id"] = "announcement" }),
            (
                "findings[0].links",
                Self.report("findings", 0) {
                    $0["links"] = [["to": "finding:F9.S9", "linkOrigin": "inferred"]]
                }
            ),
            (
                "recommendations[0].links",
                Self.report("recommendations", 0) {
                    $0["links"] = [["to": "fact:nosuch", "linkOrigin": "inferred"]]
                }
            ),
            (
                "summaryFindings[0].finding",
                Self.report("summaryFindings", 0) { $0["finding"] = "F9.S9" }
            ),
            (
                "practiceExamples[0].quotation",
                Self.report("practiceExamples", 0) { $0["quotation"] = 99 }
            ),
        ]
        for (place, bytes) in wrong {
            let error = try #require(throws: LedgerError.self, "\(place)") {
                try Ledger.checkReport(bytes)
            }
            #expect(error.code == .invalidInput, "\(place)")
            #expect(error.message.hasPrefix(place), "\(place): \(error.message)")
        }
    }

    @Test("A figure or a count that disagrees with its table is an anomaly, which the import notes")
    func anomalies() async throws {
        var report = try LeicestershireReport()
        var figures = try #require(report.list("publishedFigures"))
        figures[0]["value"] = 69
        report.set("publishedFigures", to: figures)
        var counts = try #require(report.list("statedCounts"))
        counts[0]["yes"] = 3
        report.set("statedCounts", to: counts)
        let bytes = try report.bytes
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(bytes, as: "leicestershire-2021")
            let state = try await ledger.inspection("leicestershire-2021").state()
            let noted = state.facts.anomalies.map(\.value).filter { $0.kind == "figures disagree" }
            #expect(
                noted.map(\.detail) == [
                    "Question 2.1.1: the printed figure is 69%, and the table says 77%.",
                    "Question 2.1.1.a: the text counts 3 yes, and the table gives 11 yes and 2 no.",
                ])
            #expect(noted.allSatisfy { $0.citation.isInferred })
        }
    }
}
