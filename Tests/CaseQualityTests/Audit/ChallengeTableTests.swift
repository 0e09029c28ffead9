import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The challenges of an inspection")
struct ChallengeTableTests {
    private static func raise(
        _ id: ChallengeID, _ target: ChallengeTarget = .overall, due: String? = "2026-05-08"
    ) -> InspectionCommand {
        .raiseChallenge(
            RaiseChallenge(
                id, to: target, kind: .wrongApplication, ground: "g",
                due: due.flatMap { PartialDate($0) }))
    }

    private static func resolve(
        _ id: ChallengeID, _ outcome: ChallengeOutcome, events: [Position] = []
    ) -> InspectionCommand {
        .resolveChallenge(ResolveChallenge(id, outcome, events: events))
    }

    private static func table(_ story: Story, _ day: String = "2026-05-08") throws
        -> ChallengeTable
    {
        story.inspectionHistory.challenges(on: try #require(PartialDate(day)))
    }

    @Test("Without a challenge there is no row, and no rate")
    func none() throws {
        let table = try Self.table(.acting())
        #expect(table.rows.isEmpty)
        #expect((table.open, table.resolved, table.successful, table.overdue) == (0, 0, 0, 0))
    }

    @Test("An open challenge is overdue on the day after its due date, and not on it")
    func overdue() throws {
        let story = try Story.acting().by("s-1", .serviceManager, Self.raise("C1"))
            .by("s-1", .serviceManager, Self.raise("C2", due: nil))
        for (day, days) in [("2026-05-08", nil), ("2026-05-09", 1), ("2026-06-08", 31)]
            as [(String, Int?)]
        {
            let table = try Self.table(story, day)
            #expect(table.rows.map(\.overdueDays) == [days, nil], "\(day)")
            #expect(table.open == 2)
        }
        let row = try #require(try Self.table(story).rows.first)
        #expect((row.raisedRole, row.challenge.raisedBy) == (.serviceManager, "s-1"))
        let resolved = try story.by(
            "m-1", .moderator, Self.resolve("C1", .rejected), "not so")
        #expect(try Self.table(resolved, "2026-06-08").overdue == 0)
    }

    @Test("An accepted challenge has its outcome, what followed, and its effect on ratings")
    func effect() throws {
        let judged = try Story.acting().judging("court-01", first: .no)
        let raised = try judged.by(
            "s-1", .serviceManager, Self.raise("C1", .answer("court-01", "2.1.1")))
        let corrected = try raised.correcting(
            to: .yes, by: "m-1", .moderator, stage: .factualAccuracy)
        let fixed = corrected.position
        let later = try corrected.by(
            "l-1", .leadInspector, .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)))
        let story = try later.by(
            "l-1", .leadInspector, Self.resolve("C1", .accepted, events: [fixed]), "seen again")
        let row = try #require(try Self.table(story).rows.first)
        #expect((row.resolvedRole, row.challenge.resolvedBy) == (.leadInspector, "l-1"))
        #expect(row.reason?.text == "seen again")
        #expect(row.followed.map(\.cause.position) == [fixed])
        #expect(row.effects.contains { $0.cell == .standard("2.1") })
        let rating = try #require(row.effects.first { $0.cell == .standard("2.1") })
        #expect(rating.before.value?.rating == .inadequate)
        #expect(rating.after.value?.rating == .outstanding)
        #expect(!row.effects.contains { $0.cell == .standard("2.2") })
    }

    @Test("What happened before the challenge, or after its outcome, is no effect of it")
    func noEffect() throws {
        let story = try Story.acting().judging("court-01", first: .no)
            .by("s-1", .serviceManager, Self.raise("C1"))
            .by("m-1", .moderator, Self.resolve("C1", .rejected), "not so")
            .correcting(to: .yes, by: "m-1", .moderator, stage: .moderation)
        let table = try Self.table(story)
        #expect(table.rows.map(\.effects) == [[]])
        #expect(table.rows.map(\.followed) == [[]])
        #expect((table.resolved, table.successful) == (1, 0))
    }

    @Test("Accepted in part counts as a success")
    func success() throws {
        var story = try Story.acting()
        for (id, outcome) in [
            ("C1", .accepted), ("C2", .partlyAccepted), ("C3", .rejected),
        ] as [(ChallengeID, ChallengeOutcome)] {
            story = try story.by("s-1", .serviceManager, Self.raise(id))
                .by("m-1", .moderator, Self.resolve(id, outcome), "r")
        }
        let table = try Self.table(story)
        #expect((table.resolved, table.successful) == (3, 2))
    }
}
