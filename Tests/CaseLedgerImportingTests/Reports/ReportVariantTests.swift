import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("Variants of the report")
struct ReportVariantTests {
    private let id: StreamName = "variant"

    private func ratings(of report: LeicestershireReport) async throws -> Ratings {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(report.bytes, as: id)
            return try await ledger.inspection(id).ratings()
        }
    }

    @Test("The ratings of a domain that is missing are not known, and the printed 11 of 24 stand")
    func domainMissing() async throws {
        var report = try LeicestershireReport.ofSchema1()
        report.standards.removeAll { $0["domain"] as? Int == 3 }
        report["result"]["maxScore"] = 24
        let ratings = try await ratings(of: report)
        #expect(ratings.total == 11)
        #expect(ratings.maximum == 24)
        #expect(ratings.overall.rating == .requiresImprovement)
        #expect(ratings.overall.state == .published)
        #expect(ratings["3.4"]?.evidence == .notKnown)
        #expect(ratings["3.1"]?.evidence == .notKnown)
        #expect(ratings["3.1"]?.notRated == nil)
    }

    @Test("Without 4.1 there is no limit and no gap")
    func noResettlement() async throws {
        var report = try LeicestershireReport.ofSchema1()
        report.standards.removeAll { $0["id"] as? String == "4.1" }
        report["samples"]["resettlement"] = ["cases": 0]
        report["result"]["resettlementRating"] = nil
        let ratings = try await ratings(of: report)
        #expect(ratings.total == 11)
        #expect(ratings.maximum == 36)
        #expect(ratings.overall.isComplete)
        #expect(ratings["4.1"]?.notRated == .noCases)
    }

    private static let outstanding = [
        "1.1": "Outstanding", "1.2": "Outstanding", "1.3": "Outstanding", "1.4": "Outstanding",
        "2.1": "Outstanding", "2.2": "Outstanding", "2.3": "Outstanding", "2.4": "Good",
        "3.1": "Good", "3.2": "Good", "3.3": "Good", "3.4": "Good",
    ]

    @Test(
        "4.1 Inadequate limits 31 points to Good, and says so; no other 4.1, and no 30 points, do",
        arguments: [
            ("Inadequate", "Outstanding", 31, Rating.good, true),
            ("Requires i mprovement", "Outstanding", 31, .outstanding, false),
            ("Inadequate", "Good", 30, .good, false),
        ])
    func limiting(
        resettlement: String, first: String, total: Int, overall: Rating, isLimited: Bool
    ) async throws {
        var report = try LeicestershireReport.ofSchema1()
        var ratings = Self.outstanding
        ratings["1.1"] = first
        ratings["4.1"] = resettlement
        report.keepOnlyRatings(ratings)
        report.set("result", to: ["totalScore": total, "overallRating": overall.label])
        let rated = try await self.ratings(of: report)
        #expect(rated.total == total)
        #expect(rated.overall.rating == overall)
        #expect(rated.overall.limitedBy == (isLimited ? "4.1" : nil))
        #expect(rated.overall.beforeLimiting == (total == 31 ? .outstanding : .good))
        #expect(rated["1.2"]?.decidedBy == .published)
        #expect(rated["1.2"]?.origin == .published)
        #expect(rated.overall.origin == .published)
    }

    @Test("A percentage that fits several counts stays a percentage, for the whole standard")
    func ambiguous() async throws {
        var report = try LeicestershireReport.ofSchema1()
        report["samples"]["courtDisposals"] = ["cases": 250]
        report.standards.removeAll { [2, 4].contains($0["domain"] as? Int) }
        report.standards.append([
            "id": "2.1", "method": "caseData", "publishedRating": "Good",
            "keyQuestions": [
                ["id": "2.1.1", "published": 70], ["id": "2.1.2", "published": 80],
                [
                    "id": "2.1.3", "published": 65, "textCounts": ["yes": 162],
                    "prompts": [["id": "2.1.3.a", "published": 50]],
                ],
            ],
        ])
        report.set("result", to: nil)
        try await withTemporaryLedger { ledger in
            let imported = try await ledger.importReport(report.bytes, as: id)
            #expect(imported.countAmbiguous == ["2.1.1", "2.1.2"])
            let inspection = ledger.inspection(id)
            let ratings = try await inspection.ratings()
            #expect(ratings["2.1"]?.rating == .good)
            #expect(ratings["2.1"]?.decidedBy == .rule)
            #expect(ratings["2.1"]?.origin == .published)
            let score = try #require(ratings.keyQuestions["2.1.1"])
            #expect(score.percent == 70)
            #expect(score.yes == nil)
            #expect(score.assessed == 250)
            let table = try await inspection.keyQuestions(standard: "2.1")
            #expect(table.questions.first?.yes == nil)
            #expect(table.questions.first?.percent == 70)
        }
    }

    @Test("Counts that the text states decide between several that fit")
    func statedCount() async throws {
        var report = try LeicestershireReport.ofSchema1()
        report["samples"]["courtDisposals"] = ["cases": 250]
        report.standards.removeAll { [2, 4].contains($0["domain"] as? Int) }
        report.standards.append([
            "id": "2.1", "method": "caseData", "publishedRating": "Good",
            "keyQuestions": [
                ["id": "2.1.1", "published": 70, "textCounts": ["yes": 175]],
                ["id": "2.1.2", "published": 80, "textCounts": ["no": 50]],
                [
                    "id": "2.1.3", "published": 65, "implied": ["n": [162, 163], "N": 250],
                    "textCounts": ["yes": 162],
                ],
            ],
        ])
        report.set("result", to: nil)
        try await withTemporaryLedger { ledger in
            let imported = try await ledger.importReport(report.bytes, as: id)
            #expect(imported.countAmbiguous.isEmpty)
            let ratings = try await ledger.inspection(id).ratings()
            #expect(ratings.keyQuestions["2.1.1"]?.yes == 175)
            #expect(ratings.keyQuestions["2.1.2"]?.yes == 200)
            #expect(ratings.keyQuestions["2.1.3"]?.yes == 162)
        }
    }

    @Test("A panel changes a proposed rating: the proposal stays visible before it")
    func qualitativePanel() async throws {
        var report = try LeicestershireReport.ofSchema1()
        report.standard("1.1") {
            $0["override"] = [
                "applied": true, "fromRating": "Inadequate",
                "toRating": "Requires improvement", "reason": "Evidence came late.",
            ]
        }
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(report.bytes, as: id)
            let inspection = ledger.inspection(id)
            let before = try await inspection.ratings(asOf: .milestone(.fieldwork))
            let after = try await inspection.ratings()
            #expect(before["1.1"]?.rating == .inadequate)
            #expect(after["1.1"]?.rating == .requiresImprovement)
            #expect(after["1.1"]?.panelOutcome == .qualitative)
            #expect(after["1.1"]?.decidedBy == .qualitative)
            let trail = try await inspection.auditTrail(of: "1.1")
            #expect(trail.changes.last?.change.panelDecision?.ground == .other)
        }
    }

    /// A way to spoil the report, and what the error must name.
    struct Spoiled: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let names: String
        let spoil: @Sendable (inout LeicestershireReport) -> Void

        init(
            _ testDescription: String, names: String,
            _ spoil: @escaping @Sendable (inout LeicestershireReport) -> Void
        ) {
            self.testDescription = testDescription
            self.names = names
            self.spoil = spoil
        }
    }

    static let spoiled: [Spoiled] = [
        Spoiled("unknown standard", names: "standards[0]") {
            $0.standards[0]["id"] = "9.9"
        },
        Spoiled("unknown framework", names: "framework.id") {
            $0["framework"]["id"] = "hmip-youth-1999"
        },
        Spoiled("impossible percentage", names: "2.1.1.a") {
            $0.question("2.1.1.a") {
                $0["published"] = 63
                $0["answers"] = nil
                $0["implied"] = nil
                $0["textCounts"] = nil
            }
        },
        Spoiled("implied count that gives another percentage", names: "2.1.1.b") {
            $0.question("2.1.1.b") {
                $0["implied"] = ["n": 9, "N": 13]
                $0["answers"] = nil
            }
        },
        Spoiled("counts that give another percentage", names: "2.1.3") {
            $0.question("2.1.3") {
                $0["answers"] = ["yes": 7, "no": 6, "notApplicable": 0, "cases": 13]
            }
        },
        Spoiled("counts that do not make the sample", names: "2.1.3.a") {
            $0.question("2.1.3.a") {
                $0["answers"] = ["yes": 5, "no": 7, "notApplicable": 0, "cases": 13]
            }
        },
        Spoiled("not applicable on a key question", names: "2.1.1") {
            $0.question("2.1.1") {
                $0["answers"] = ["yes": 10, "no": 2, "notApplicable": 1, "cases": 13]
            }
        },
        Spoiled("percentage beyond 100", names: "2.1.1") {
            $0.question("2.1.1") { $0["published"] = 101 }
        },
        Spoiled("total that does not add up", names: "result.totalScore") {
            $0["result"]["totalScore"] = 12
        },
        Spoiled("maximum that does not add up", names: "result.maxScore") {
            $0["result"]["maxScore"] = 24
        },
        Spoiled("score without overrides that does not follow", names: "scoreWithoutOverrides") {
            $0["result"]["scoreWithoutOverrides"] = 10
        },
        Spoiled("points of a domain that do not add up", names: "result.domainPoints.2") {
            $0["result"]["domainPoints"] = ["1": 7, "2": 5, "3": 0]
        },
        Spoiled("points of a domain that is not there", names: "result.domainPoints.9") {
            $0["result"]["domainPoints"] = ["9": 1]
        },
        Spoiled("overall rating that does not follow", names: "Good") {
            $0["result"]["overallRating"] = "Good"
        },
        Spoiled("unknown rating label", names: "standard 1.1") {
            $0.standard("1.1") { $0["publishedRating"] = "Rating" }
        },
        Spoiled("points that are not the rating's", names: "standard 1.2") {
            $0.standard("1.2") { $0["points"] = 3 }
        },
        Spoiled("published rating that nobody decided", names: "standard 3.1") {
            $0.standard("3.1") {
                $0["publishedRating"] = "Good"
                $0["points"] = 2
            }
        },
        Spoiled("rule rating that the answers do not give", names: "standard 2.3") {
            $0.standard("2.3") { $0["ruleRating"] = "Good" }
        },
        Spoiled("override from a rating that the answers do not give", names: "standard 2.1") {
            $0.standard("2.1") {
                var override = $0["override"] as? LeicestershireReport.Object ?? [:]
                override["fromRating"] = "Good"
                $0["override"] = override
            }
        },
        Spoiled("standard twice", names: "occurs twice") { $0.standards.append($0.standards[3]) },
        Spoiled("question twice", names: "2.4.1.d occurs twice") {
            $0.question("2.4.1.d2") { $0["id"] = "2.4.1.d" }
        },
        Spoiled("question of another standard", names: "2.2.1") {
            $0.question("2.1.1") { $0["id"] = "2.2.1" }
        },
        Spoiled("key question missing", names: "2.1.3") {
            $0.standard("2.1") {
                $0["keyQuestions"] = ($0["keyQuestions"] as? [LeicestershireReport.Object])?
                    .filter { $0["id"] as? String != "2.1.3" }
            }
        },
        Spoiled("sample missing", names: "samples") { $0["samples"]["courtDisposals"] = nil },
        Spoiled("sample of another size", names: "do not add up to 12 cases") {
            $0["samples"]["courtDisposals"] = ["cases": 12]
        },
        Spoiled("method that does not fit", names: "standard 1.1") {
            $0.standard("1.1") { $0["method"] = "caseData" }
        },
        Spoiled("no date of publication", names: "source.published") {
            $0["source"]["published"] = nil
            $0.set("notInReport", to: nil)
        },
        Spoiled(
            "text instead of a number",
            names: "samples.courtDisposals.cases: expected a whole number"
        ) {
            $0["samples"]["courtDisposals"] = ["cases": "thirteen"]
        },
        Spoiled("footnote read as a score", names: "result.totalScore") {
            $0["result"]["totalScore"] = 4.56
        },
        Spoiled("count beyond all numbers", names: "2.1.3.a") {
            $0.question("2.1.3.a") {
                $0["answers"] = ["yes": 5, "no": Int.max, "notApplicable": 0]
            }
        },
        Spoiled("confidence beyond all numbers", names: "confidenceLevel") {
            $0["samples"]["courtDisposals"] = ["cases": 13, "confidenceLevel": 1e300]
        },
        Spoiled("resettlement rated otherwise", names: "result.resettlementRating") {
            $0["result"]["resettlementRating"] = "Outstanding"
        },
        Spoiled("implied count beside other answers", names: "2.1.1") {
            $0.question("2.1.1") { $0["implied"] = ["n": 50, "N": 13] }
        },
        Spoiled("key questions of a published rating", names: "standard 2.1") {
            $0.standard("2.1") { $0["method"] = "published" }
        },
        Spoiled("publication in the future", names: "publicationDate") {
            $0["notInReport"]["publicationDate"] = "9999-12-31"
        },
        Spoiled("service without a name", names: "service: name") { $0.set("service", to: [:]) },
        Spoiled("another schema", names: "schema") { $0.set("schema", to: "report/2") },
    ]

    @Test(
        "Refused input names the place, and leaves the head where it was", arguments: spoiled)
    func refused(_ spoiled: Spoiled) async throws {
        var report = try LeicestershireReport.ofSchema1()
        spoiled.spoil(&report)
        let bytes = try report.bytes
        try await withTemporaryLedger { ledger in
            try await ledger.inspection("before").record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
                by: Agent("l-1", role: .leadInspector))
            let head = try await ledger.head()
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importReport(bytes, as: id)
            }
            #expect(error?.code == .invalidInput)
            #expect(error?.message.contains(spoiled.names) == true, "\(error?.message ?? "")")
            #expect(error?.remedy.isEmpty == false)
            #expect(try await ledger.head() == head)
            #expect(throws: LedgerError.self) { try Ledger.checkReport(bytes) }
        }
    }

    @Test("A report that was cut off anywhere is refused, and nothing is recorded")
    func truncated() async throws {
        let bytes = [UInt8](try Data(contentsOf: LeicestershireReport.firstURL))
        try await withTemporaryLedger { ledger in
            for length in [0, 1, 100, bytes.count / 2, bytes.count - 3] {
                let error = await #expect(throws: LedgerError.self) {
                    try await ledger.importReport(Array(bytes.prefix(length)), as: id)
                }
                #expect(error?.code == .invalidInput)
            }
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }

    @Test("An error never carries what stands in the file's free text")
    func errorsAreQuiet() async throws {
        var report = try LeicestershireReport.ofSchema1()
        report["service"]["name"] = "A name that must not be logged"
        report.standard("1.1") { $0["publishedRating"] = "Free text about a child" }
        let bytes = try report.bytes
        let error = #expect(throws: LedgerError.self) { try Ledger.checkReport(bytes) }
        #expect(error?.description.contains("child") == false)
        #expect(error?.description.contains("logged") == false)
    }
}
