import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Reports with published ratings alone, also of 2018")
struct PublishedReportTests {
    private static let standards = [
        "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4",
    ]

    /// An invented report without answers and figures.
    private func report(
        schema: Int = 1, edition: String = "hmip-youth-2018",
        _ ratings: [String: String] = [:], members: [String: String] = [:],
        result: String = #""totalScore": 24, "maxScore": 36, "overallRating": "Good""#
    ) -> [UInt8] {
        let entries = Self.standards.map { id in
            """
            {"id": "\(id)", "method": "published", "publishedRating": \
            \(ratings[id] ?? "\"Good\"")\(members[id].map { ", \($0)" } ?? "")}
            """
        }
        return Array(
            """
            {"schema": "case-quality-ledger/inspection-report/\(schema)",
             "source": {"title": "An inspection of Anytown", "publisher": "Example inspectorate",
                        "published": "2020-03"},
             "service": {"name": "Anytown Youth Offending Service"},
             "framework": {"id": "\(edition)"},
             "standards": [\(entries.joined(separator: ",\n"))],
             "result": {\(result)}}
            """.utf8)
    }

    private func imported<Result>(
        _ report: [UInt8], _ body: (LedgerInspection) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(report, as: "anytown-2020")
            try await ledger.importReport(report, as: "anytown-2020")
            let check = try await ledger.verify()
            #expect(check.passed)
            return try await body(ledger.inspection("anytown-2020"))
        }
    }

    @Test("A report of 2018 is recorded on its edition, in both schemas", arguments: [1, 2])
    func schemas(schema: Int) async throws {
        let ratings = try await imported(report(schema: schema)) { try await $0.ratings() }
        #expect(ratings.framework.id == "hmip-youth-2018")
        #expect((ratings.total, ratings.maximum) == (24, 36))
        #expect((ratings.overall.rating, ratings.overall.state) == (.good, .complete))
        #expect(ratings["3.4"]?.decidedBy == .published)
        #expect(ratings["4.1"] == nil)
    }

    @Test("Key questions, which the edition lacks, and a resettlement standard are refused")
    func beyond() async throws {
        let question = #""keyQuestions": [{"id": "2.1.1", "published": 50}]"#
        for bytes in [
            report(members: ["2.1": question]),
            Array(
                String(decoding: report(), as: UTF8.self).replacing(
                    #"{"id": "3.4""#, with: #"{"id": "4.1""#
                ).utf8),
        ] {
            try await withTemporaryLedger { ledger in
                let error = await #expect(throws: LedgerError.self) {
                    try await ledger.importReport(bytes, as: "anytown-2020")
                }
                #expect(error?.code == .invalidInput)
                #expect(error?.message.contains("has no") == true, "\(error?.message ?? "")")
            }
        }
    }

    @Test(
        "A printed \"not rated\" keeps its stated reason",
        arguments: [
            ("no cases", NotRatedReason.noCases, nil),
            ("Out of scope", .outOfScope, nil),
            ("The sample was too small", .stated, "The sample was too small"),
            (nil, .notStated, nil),
        ] as [(String?, NotRatedReason, String?)])
    func notRated(reason: String?, why: NotRatedReason, words: String?) async throws {
        let out = ["3.1", "3.2", "3.3", "3.4"]
        let member = reason.map { #""notRatedReason": "\#($0)""# }
        for edition in ["hmip-youth-2018", "hmip-youth-2021"] {
            let bytes = report(
                edition: edition,
                Dictionary(uniqueKeysWithValues: out.map { ($0, "\"Not rated\"") }),
                members: Dictionary(
                    uniqueKeysWithValues: out.compactMap { id in member.map { (id, $0) } }),
                result: #""totalScore": 16, "maxScore": 24, "overallRating": "Good""#)
            try await imported(bytes) { inspection in
                let ratings = try await inspection.ratings()
                #expect((ratings.total, ratings.maximum) == (16, 24))
                #expect(ratings.overall.rating == .good)
                #expect(ratings["3.2"]?.notRated == why)
                let trail = try await inspection.auditTrail(of: "3.2")
                #expect(trail.changes.last?.reason?.words == words)
            }
        }
    }

    @Test("A reason that identifies somebody is refused before anything is recorded")
    func identifies() async throws {
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importReport(
                    report(
                        ["2.1": "\"Not rated\""],
                        members: ["2.1": #""notRatedReason": "the child born 12/03/2009""#],
                        result: ""), as: "anytown-2020")
            }
            #expect(error?.refusal == .textIdentifies || error?.code == .invalidInput)
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }
}
