import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("A published report")
struct ReportImportTests {
    private let id: StreamName = "leicestershire-2021"

    @Test("The Leicestershire report gives its thirteen published ratings and 11 of 36")
    func publishedRatings() async throws {
        try await withTemporaryLedger { ledger in
            let imported = try await ledger.importReport(LeicestershireReport().bytes, as: id)
            #expect(imported.reconstructedAnswers == 1_696)
            #expect(imported.countAmbiguous.isEmpty)
            let ratings = try await ledger.inspection(id).ratings()
            let expected: [Standard.ID: Rating] = [
                "1.1": .requiresImprovement, "1.2": .good, "1.3": .good, "1.4": .good,
                "2.1": .requiresImprovement, "2.2": .requiresImprovement,
                "2.3": .requiresImprovement, "2.4": .requiresImprovement, "3.1": .inadequate,
                "3.2": .inadequate, "3.3": .inadequate, "3.4": .inadequate,
                "4.1": .requiresImprovement,
            ]
            for standard in ratings.standards { #expect(standard.rating == expected[standard.id]) }
            #expect(ratings.standards.count == 13)
            #expect(ratings.separate.map(\.id) == ["4.1"])
            #expect(ratings.total == 11)
            #expect(ratings.maximum == 36)
            #expect(ratings.overall.rating == .requiresImprovement)
            #expect(ratings.overall.isComplete)
            for id: Standard.ID in ["2.1", "2.2"] {
                #expect(ratings[id]?.ruleRating == .inadequate)
                #expect(ratings[id]?.decidedBy == .panel)
                #expect(ratings[id]?.eligibility == [.nearBoundary, .oneCase])
            }
            #expect(ratings["2.3"]?.isEligibleUndecided == true)
            #expect(ratings["2.4"]?.decidingKeyQuestions == ["2.4.2", "2.4.3"])
        }
    }

    @Test("Just before the panel met, the same answers gave 9 of 36")
    func beforeThePanel() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let inspection = ledger.inspection(id)
            let before = try await inspection.ratings(asOf: .milestone(.fieldwork))
            #expect(before.total == 9)
            #expect(before.overall.rating == .requiresImprovement)
            #expect(before["2.1"]?.rating == .inadequate)
            #expect(before["2.1"]?.decidedBy == .rule)
            let announced = try await inspection.ratings(asOf: .milestone(.announced))
            #expect(announced.total == nil)
            #expect(announced.overall.state == .notKnown)
            #expect(announced.overall.rating == nil)
            #expect(announced["2.1"]?.evidence == .notKnown)
            let panel = try await inspection.ratings(asOf: .milestone(.panel))
            let published = try await inspection.ratings(asOf: .milestone(.published))
            #expect(panel.total == 11)
            #expect(published.total == 11)
        }
    }

    @Test("All 116 published percentages follow from the recorded answers")
    func percentages() async throws {
        try await withTemporaryLedger { ledger in
            let report = try LeicestershireReport()
            try await ledger.importReport(report.bytes, as: id)
            let table = try await ledger.inspection(id).keyQuestions()
            let rows = Dictionary(
                table.questions.map { ($0.question.id.rawValue, $0) },
                uniquingKeysWith: { first, _ in first })
            let printed = report.percentages
            #expect(printed.count == 116)
            for (question, percent) in printed {
                let row = try #require(rows[question])
                #expect(row.percent == percent, "question \(question)")
                #expect(row.unanswered == 0)
                #expect(row.origin == .reconstructed)
            }
            #expect(rows["2.3.1.h"]?.assessed == 1)
            #expect(rows["2.1.1.h"]?.assessed == 13)
            #expect(rows["2.1.1.h"]?.percentOfRelevant == 80)
            #expect(rows["3.3.1.d"]?.isRoundingSensitive == true)
            #expect(rows["3.3.1.d"]?.band == nil)
        }
    }

    @Test(
        "The reconstructed answers are the reference's, from stated counts or from percentages alone",
        arguments: [true, false])
    func reconstruction(withAnswers: Bool) async throws {
        try await withTemporaryLedger { ledger in
            var report = try LeicestershireReport()
            if !withAnswers { report.questions { $0["answers"] = nil } }
            try await ledger.importReport(report.bytes, as: id)
            let (lines, answers) = try await recordedAnswers(in: ledger)
            #expect(lines.count == 1_696)
            #expect(answers.values.count { $0 == .yes } == 845)
            #expect(answers.values.count { $0 == .no } == 811)
            #expect(answers.values.count { $0 == .notApplicable } == 40)
            let canonical = Array((lines.joined(separator: "\n") + "\n").utf8)
            #expect(
                ContentDigest(of: canonical).description
                    == "0ecff206340e7ece10e60ddcb63dddf295264e17339782928bc49fb70e388b25")
        }
    }

    @Test("No case contradicts itself: key question and prompts never disagree entirely")
    func noParadox() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let (_, answers) = try await recordedAnswers(in: ledger)
            let cases = Set(answers.keys.map(\.caseKey))
            for question in Framework.hmipYouth2021.standards.flatMap(\.keyQuestions) {
                for key in cases {
                    guard let own = answers[Place(caseKey: key, question: question.id)] else {
                        continue
                    }
                    let prompts = question.prompts.compactMap {
                        answers[Place(caseKey: key, question: $0.id)]
                    }.filter { $0 != .notApplicable }
                    #expect(own == .no || prompts.contains(.yes))
                    #expect(own == .yes || prompts.isEmpty || prompts.contains(.no))
                }
            }
        }
    }

    @Test("Every event says where it comes from, and nobody is invented")
    func origins() async throws {
        try await withTemporaryLedger { ledger in
            let imported = try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let page = try await ledger.page(of: .everything, limit: 10_000)
            #expect(page.records.count == imported.events)
            for record in page.records {
                #expect(record.actor == "report-importer")
                let isCaseLevel = [JudgementRecorded.name, CaseSelected.name].contains(record.type)
                #expect(record.origin == (isCaseLevel ? .reconstructed : .published))
            }
            let command = try #require(try await ledger.record(at: page.records[100].position))
            #expect(command.command.authority?.text?.contains("are not published") == true)
            let ratings = try await ledger.inspection(id).ratings()
            #expect(ratings["2.1"]?.origin == .reconstructed)
            #expect(ratings["1.1"]?.origin == .published)
            #expect(ratings.overall.origin == .reconstructed)
            let early = try await ledger.inspection(id).ratings(asOf: .position(Position(200)))
            #expect(early.overall.origin == .reconstructed)
            #expect(early["4.1"]?.origin == .published)
        }
    }

    @Test(
        "Qualitative ratings come before the panel, its decisions side by side, its date a stretch")
    func order() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport.ofSchema1().bytes, as: id)
            let records = try await ledger.page(of: .everything, limit: 10_000).records
            let decisions = records.filter { $0.type == PanelDecisionRecorded.name }
            #expect(decisions.count == 2)
            #expect(decisions[1].position == decisions[0].position.next)
            #expect(decisions[0].effectiveAt.precision == .between)
            #expect(decisions[0].effectiveAt.words == "between 2021-08-01 and 2021-12-02")
            let convened = try #require(records.first { $0.type == PanelConvened.name })
            let proposed = records.filter { $0.type == QualitativeRatingProposed.name }
            #expect(proposed.count == 6)
            #expect(proposed.allSatisfy { $0.position < convened.position })
            let judged = try #require(records.first { $0.type == JudgementRecorded.name })
            #expect(judged.effectiveAt.words == "2021-08")
            #expect(judged.effectiveAt.precision == .month)
            #expect(records.last?.type == ReportPublished.name)
        }
    }

    @Test("The four resettlement cases are in the sample, and get no answers")
    func resettlement() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport.ofSchema1().bytes, as: id)
            let state = try await ledger.inspection(id).state()
            let illustrative = state.cases.filter { $0.purpose == .illustrative }
            #expect(illustrative.map(\.domain) == ["4", "4", "4", "4"])
            for sampled in illustrative {
                let tag = try EventTag("case", sampled.caseKey.rawValue)
                let page = try await ledger.page(
                    of: Query([Query.Clause(types: [JudgementRecorded.name], tags: [tag])]))
                #expect(page.records.isEmpty)
            }
        }
    }

    @Test("The panel's missing reason for 2.2 stays missing, and says so")
    func missingReason() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport.ofSchema1().bytes, as: id)
            let trail = try await ledger.inspection(id).auditTrail(of: "2.2")
            #expect(trail.changes.last?.reason == nil)
            let position = try #require(trail.changes.last?.position)
            let (record, _) = try #require(try await ledger.record(at: position))
            guard case .panelDecisionRecorded(let decision) = try ledger.event(of: record) else {
                Issue.record("not a panel decision")
                return
            }
            #expect(decision.reasonMissing)
            #expect(decision.ground == .notRepresentative)
        }
    }

    @Test("Importing the same file again records nothing; another file under that id is refused")
    func again() async throws {
        try await withTemporaryLedger { ledger in
            var report = try LeicestershireReport()
            let bytes = try report.bytes
            let first = try await ledger.importReport(bytes, as: id)
            let second = try await ledger.importReport(bytes, as: id)
            #expect(second.eventsRecordedBefore == second.events)
            #expect(second.head == first.head)
            report["service"]["name"] = "Another service"
            let other = try report.bytes
            await #expect(throws: LedgerError.self) { try await ledger.importReport(other, as: id) }
            #expect(try await ledger.head() == first.head)
        }
    }

    @Test("The same file imported by several at once is recorded once, and everybody succeeds")
    func atOnce() async throws {
        try await withTemporaryLedger { ledger in
            let bytes = try LeicestershireReport().bytes
            for round in 1...2 {
                let id = StreamName(stringLiteral: "round-\(round)")
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for late in 0..<6 {
                        group.addTask {
                            try await Task.sleep(for: .milliseconds(late * (9 + round)))
                            return try await ledger.importReport(bytes, as: id).events
                        }
                    }
                    for try await events in group { #expect(events == 2_644) }
                }
                let head = try await ledger.head()
                #expect(head.position == Position(UInt64(round) * 2_644))
            }
        }
    }

    private struct Place: Hashable {
        let caseKey: CaseKey
        let question: Question.ID
    }

    /// The recorded answers as the reference's canonical lines, and by place.
    private func recordedAnswers(
        in ledger: Ledger
    ) async throws -> (lines: [String], answers: [Place: Answer]) {
        var answers: [Place: Answer] = [:]
        for record in try await ledger.page(of: .everything, limit: 10_000).records {
            guard case .judgementRecorded(let event) = try ledger.event(of: record) else {
                continue
            }
            answers[Place(caseKey: event.caseKey, question: event.question)] = event.answer
        }
        let cases = try await ledger.inspection(id).state().cases
        var lines: [String] = []
        for standard in Framework.hmipYouth2021.standards {
            for question in standard.keyQuestions.flatMap({ [$0.id] + $0.prompts.map(\.id) }) {
                for sampled in cases where sampled.domain == standard.domain {
                    guard
                        let answer = answers[Place(caseKey: sampled.caseKey, question: question)]
                    else { continue }
                    lines.append("\(sampled.caseKey),\(question),\(answer.description)")
                }
            }
        }
        return (lines, answers)
    }
}
