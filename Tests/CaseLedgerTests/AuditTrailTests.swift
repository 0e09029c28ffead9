import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The audit trail")
struct AuditTrailTests {
    private let id: StreamName = "leicestershire-2021"

    @Test("2.1 was Inadequate by rule, then changed by the panel, which gave its reason")
    func standard() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let trail = try await ledger.inspection(id).auditTrail(of: "2.1")
            #expect(
                trail.changes.map { Set($0.causes.map(\.event)) } == [
                    [JudgementRecorded.name], [PanelDecisionRecorded.name],
                ])
            #expect(trail.changes.map(\.before.value?.rating) == [nil, .inadequate])
            #expect(
                trail.changes.map(\.after.value?.rating) == [.inadequate, .requiresImprovement])
            let panel = try #require(trail.changes.last)
            #expect(panel.actor == "report-importer")
            #expect(panel.role == .importer)
            #expect(panel.reason?.text?.isEmpty == false)
            #expect(panel.causes.map(\.effectiveAt.precision) == [.between])
            #expect(panel.origin == .published)
            #expect(panel.command.seen == nil, "an importer has seen nothing")
            #expect(panel.causes.allSatisfy { $0.position <= panel.position })
            #expect(trail.changes.first?.origin == .reconstructed)
        }
    }

    @Test("Provisional movement is shown when asked for, and only then")
    func provisional() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let inspection = ledger.inspection(id)
            let settled = try await inspection.auditTrail(of: "2.1")
            let all = try await inspection.auditTrail(of: "2.1", provisional: true)
            #expect(settled.changes.allSatisfy { !$0.isProvisional })
            // The printed figures are one step, so there are no running figures between them.
            #expect(!all.changes.contains { $0.isProvisional })
            #expect(all.changes.filter { !$0.isProvisional } == settled.changes)
            let positions = all.changes.map(\.position)
            #expect(positions == positions.sorted())
        }
    }

    @Test("A decision that replaces one with the same rating is in the trail, with its reason")
    func repeatedDecisions() async throws {
        try await withTemporaryLedger { ledger in
            let chair = Agent("p-1", role: .panelChair)
            let inspection = ledger.inspection("anytown")
            let lead = Agent("a-7", role: .leadInspector)
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: lead)
            try await inspection.record(.select("c-1", for: "2"), by: lead)
            for question in ["2.1.1", "2.1.2", "2.1.3"] as [Question.ID] {
                try await inspection.record(.judge(question, of: "c-1", .yes), by: lead)
            }
            try await inspection.record(
                .convenePanel(ConvenePanel(chair: "p-1")), by: chair)
            func decide(_ rating: Rating, _ reason: String?) async throws {
                try await inspection.record(
                    .decide(
                        "2.1", rating, ground: reason == nil ? nil : .other, reason: reason,
                        votes: .consensus),
                    by: chair)
            }
            try await decide(.good, "first")
            try await decide(.good, "second")
            try await decide(.outstanding, nil)
            try await decide(.outstanding, nil)
            let trail = try await inspection.auditTrail(of: "2.1")
            #expect(trail.changes.map { $0.reason?.text } == [nil, "first", "second", nil, nil])
            #expect(trail.changes.map(\.decision) == [nil, nil, .decided, nil, .confirmed])
            let positions = trail.changes.map(\.position)
            #expect(positions == positions.sorted())
            let before = try await inspection.auditTrail(
                of: "2.1", asOf: .position(positions[1]))
            #expect(before.changes == Array(trail.changes.prefix(2)))
        }
    }

    @Test("A question's trail has every answer, case by case, with its correction")
    func question() async throws {
        try await withTemporaryLedger { ledger in
            let lead = Agent("l-1", role: .leadInspector)
            let inspection = ledger.inspection("anytown")
            try await inspection.record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
                by: lead)
            try await inspection.record(.select("court-1", for: "2"), by: lead)
            let judged = try await inspection.record(
                .judge("2.1.3", of: "court-1", .no), by: lead)
            try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "court-1", question: "2.1.3",
                        supersedes: judged.positions.lowerBound, to: .yes, stage: .moderation)),
                by: Agent("m-1", role: .moderator), reason: "Guidance applied.")
            let trail = try await inspection.auditTrail(of: "2.1.3")
            let answers = trail.changes.filter { $0.cell == .answer("court-1", "2.1.3") }
            #expect(answers.map(\.before) == [.absent(.neverAnswered), .value(.answer(.no))])
            #expect(answers.map(\.after) == [.value(.answer(.no)), .value(.answer(.yes))])
            #expect(trail.changes.count == 4, "the figure changes with each answer")
            #expect(trail.changes.last?.reason == "Guidance applied.")
            #expect(trail.changes.last?.role == .moderator)
        }
    }

    @Test("As of before the panel, its decision is not in the trail")
    func asOf() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let trail = try await ledger.inspection(id).auditTrail(
                of: "2.1", asOf: .milestone(.fieldwork))
            #expect(trail.changes.map(\.after.value?.rating) == [.inadequate])
        }
    }

    @Test("A target that the edition does not have is not found")
    func unknown() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            for target in ["9.9", "2.1.9", "", "Assessment"] {
                let error = await #expect(throws: LedgerError.self) {
                    try await ledger.inspection(id).auditTrail(of: target)
                }
                #expect(error?.code == .notFound)
            }
        }
    }

    @Test("The history of a standard is every value that people saw")
    func history() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: id)
            let inspection = ledger.inspection(id)
            let history = try await inspection.history(of: "2.1")
            for version in history {
                let ratings = try await inspection.ratings(asOf: .position(version.position))
                #expect(ratings["2.1"] == version.value)
            }
            #expect(history.last?.value.rating == .requiresImprovement)
        }
    }
}
