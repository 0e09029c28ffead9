import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Everything that is held on one case")
struct CaseRecordTests {
    /// A case with an event of every kind that is about one case.
    private static func story() throws -> Story {
        let judged = try Story.acting().by(
            "l-1", .leadInspector, .select("court-01", for: "2")
        ).by(
            "l-1", .leadInspector,
            .openAssessment(OpenAssessment("court-01", inspector: "i-1"))
        ).by("i-1", .inspector, .judge("2.1.1.a", of: "court-01", .yes))
        let answered = try ["2.1", "2.2", "2.3", "2.4"].reduce(judged) { story, standard in
            try (1...3).reduce(story) { story, number in
                try story.by(
                    "i-1", .inspector,
                    .judge(
                        Question.ID(stringLiteral: "\(standard).\(number)"), of: "court-01", .no))
            }
        }
        let moderated =
            try answered
            .by("i-1", .inspector, .submitAssessment(SubmitAssessment(["court-01"])))
            .by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
            .by(
                "i-1", .inspector, .recordDissent(RecordDissent(from: .moderation("court-01"))),
                "r"
            )
            .by("l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r")
            .by("i-1", .inspector, .submitAssessment(SubmitAssessment(["court-01"])))
            .by("l-1", .leadInspector, .issueDraft(IssueDraft(to: "service")))
            .by(
                "s-1", .serviceManager,
                .raiseChallenge(
                    RaiseChallenge(
                        "C1", to: .answer("court-01", "2.1.1"), kind: .factualInaccuracy,
                        ground: "g"))
            )
            .by(
                "l-1", .leadInspector, .resolveChallenge(ResolveChallenge("C1", .rejected)), "r")
        let declined = try moderated.by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "moved")
        return try declined.by(
            "m-1", .moderator, .approve(Approve(declined.position, isGranted: false)), "r")
    }

    @Test("A record has the course of the case, what was asked about it, and the answer to that")
    func everything() throws {
        let history = try Self.story().inspectionHistory
        let names = history.record(of: "court-01").entries.map(\.cause.event)
        for name in [
            CaseSelected.name, AssessmentOpened.name, JudgementRecorded.name,
            AssessmentSubmitted.name, CaseModerated.name, DissentRecorded.name,
            AssessmentReopened.name, ChallengeRaised.name, ChallengeResolved.name,
            ApprovalRequested.name, ApprovalDeclined.name,
        ] {
            #expect(names.contains(name), "\(name)")
        }
    }

    @Test("A record has every event that carries the tag of the case, and no other case's")
    func tagged() throws {
        let story = try Self.story().by("l-1", .leadInspector, .select("court-02", for: "2"))
        let history = story.inspectionHistory
        for key: CaseKey in ["court-01", "court-02"] {
            let tagged = history.commands.flatMap { command in
                command.events.filter { event in
                    event.event?.tags(in: history.framework, by: command.provenance(of: event))
                        .contains { $0.name == "case" && $0.value == key.rawValue } == true
                }
            }.map(\.position)
            let listed = history.record(of: key).entries.map(\.cause.position)
            #expect(Set(tagged).isSubset(of: listed) && !tagged.isEmpty)
            #expect(listed.count - tagged.count == (key == "court-01" ? 1 : 0))
        }
    }
}
