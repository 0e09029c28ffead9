import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("What is due")
struct DueListTests {
    private static func due(_ story: Story, _ day: String = "2026-05-08") throws -> DueList {
        story.inspectionHistory.due(on: try #require(PartialDate(day)))
    }

    @Test("Nothing is due in a new inspection")
    func nothing() throws {
        #expect(try Self.due(.acting()).items.isEmpty)
    }

    @Test("A due date is overdue from the day after it")
    func overdue() throws {
        let story = try Story.acting().by(
            "l-1", .leadInspector,
            .issueDraft(IssueDraft(to: "service manager", due: PartialDate("2026-05-08"))))
        for (day, days) in [("2026-05-07", nil), ("2026-05-08", nil), ("2026-05-09", 1)]
            as [(String, Int?)]
        {
            let item = try #require(try Self.due(story, day).items.first)
            #expect((item.kind, item.overdueDays) == (.draftComments, days), "\(day)")
            #expect(item.owedBy?.text == "service manager")
        }
    }

    @Test("Dates come first, the earliest before the others; what has no date comes last")
    func order() throws {
        let story = try Story.acting().judging("court-01").by(
            "s-1", .serviceManager,
            .raiseChallenge(
                RaiseChallenge(
                    "C1", to: .overall, kind: .other, ground: "g", due: PartialDate("2026-05-20")))
        ).by(
            "l-1", .leadInspector,
            .issueDraft(IssueDraft(to: "service manager", due: PartialDate("2026-05-08")))
        ).by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .sensitive)), "r")
        let due = try Self.due(story)
        #expect(due.items.map(\.kind) == [.draftComments, .challenge, .approval])
        #expect(due.items.last?.position == story.position)
        #expect(due.items.last?.owedBy?.text == "x-1, m-1 or i-2")
    }

    @Test("A resolved challenge and a published draft are no longer due")
    func done() throws {
        let raised = try Story.acting().judging("court-01").convening().deciding().by(
            "l-1", .leadInspector, .issueDraft(IssueDraft(to: "service manager"))
        ).by(
            "s-1", .serviceManager,
            .raiseChallenge(RaiseChallenge("C1", to: .text, kind: .other, ground: "g")))
        #expect(try Self.due(raised).items.map(\.kind) == [.draftComments, .challenge])
        let resolved = try raised.by(
            "m-1", .moderator, .resolveChallenge(ResolveChallenge("C1", .rejected)), "r")
        #expect(try Self.due(resolved).items.map(\.kind) == [.draftComments])
        #expect(try Self.due(resolved.publishing()).items.isEmpty)
    }

    @Test("A recommendation waits for its response, its plan, its actions, and its review")
    func recommendations() throws {
        let made = try Story.acting().by(
            "l-1", .leadInspector,
            .makeRecommendations([
                Recommendation(
                    id: "R1", addressee: "board", topic: "t",
                    actionPlanDue: PartialDate("2026-05-01"))
            ]))
        let due = try Self.due(made)
        #expect(due.items.map(\.kind) == [.actionPlan, .response])
        #expect(due.items.map(\.overdueDays) == [7, nil])
        func follow(_ story: Story, _ step: FollowUp.Step) throws -> Story {
            try story.by(
                "s-1", .serviceManager, .followUp(FollowUp("R1", step)))
        }
        let responded = try follow(made, .response(.accepted))
        #expect(try Self.due(responded).items.map(\.kind) == [.actionPlan])
        let planned = try follow(
            responded,
            .actionPlan([
                PlannedAction(
                    id: "A1", what: "w", owner: "manager", due: PartialDate("2026-06-01")),
                PlannedAction(id: "A2", what: "w"),
            ]))
        let actions = try Self.due(planned).items
        #expect(actions.map(\.kind) == [.action, .action])
        #expect(actions.map(\.subject) == ["R1/A1", "R1/A2"])
        #expect(actions.map { $0.owedBy?.text } == ["manager", "board"])
        var finished = planned
        for id in ["A1", "A2"] as [ActionID] {
            finished = try follow(finished, .action(id, .completed, due: nil))
        }
        #expect(try Self.due(finished).items.map(\.kind) == [.review])
    }

    @Test("What others entered waits for its judge")
    func attestation() throws {
        let story = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by(
                "o-1", .importer, .sheet(.of("court-01", "2.1.1", .no, by: "i-1")),
                origin: .entered)
        let items = try Self.due(story).items
        #expect(items.map(\.kind) == [.attestation])
        #expect(items.first?.owedBy?.text == "i-1")
    }
}
