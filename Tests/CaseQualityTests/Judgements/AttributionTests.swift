import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

/// Who judged decides who may moderate, vote and approve; a wrong name must bar nobody.
@Suite("Who judged, after a correction of the record")
struct AttributionTests {
    /// The importer enters an answer of `court-01` as judged by somebody.
    private func entered(
        _ judge: Agent.ID = "i-1", _ questions: [Question.ID] = ["2.1.1"]
    ) throws -> Story {
        let story = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
        return try questions.reduce(story) { story, question in
            try story.by(
                "o-1", .importer, .sheet(.of("court-01", question, .no, by: judge)),
                origin: .entered)
        }
    }

    /// Enters the same answer again, or another one, as judged by somebody.
    private func naming(
        _ judge: Agent.ID, _ answer: Answer = .no, ground: CorrectionGround = .misrecorded,
        in story: Story
    ) throws -> Story {
        try story.by(
            "o-1", .importer,
            .recordAnswerSheet(
                RecordAnswerSheet(
                    entries: [.of("court-01", "2.1.1", answer, by: judge)], ground: ground)),
            "The sheet was right.", origin: .entered)
    }

    private func deeds(_ person: Agent.ID, _ story: Story) -> InspectionTeam.Deeds? {
        story.inspectionHistory.team().members.first { $0.person == person }?.deeds
    }

    private func didJudge(_ person: Agent.ID, _ story: Story) -> Bool {
        deeds(person, story)?.judged == 1
    }

    /// Whether `m-1`, and nobody else, moderated the case.
    private func onlyModeratorModerated(_ story: Story) -> Bool {
        story.inspectionHistory.team().members.filter { $0.deeds.moderated > 0 }.map(\.person)
            == ["m-1"]
    }

    private func control(_ id: String, of story: Story) throws -> InspectionControls.Control {
        try #require(story.inspectionHistory.controls().controls.first { $0.id == id })
    }

    @Test("Who was named as the judge by mistake did not judge; who judged is barred")
    func mistaken() throws {
        let story = try entered()
        #expect(didJudge("i-1", story))
        for answer in [Answer.no, .yes] {
            let corrected = try naming("i-2", answer, in: story)
            #expect(!didJudge("i-1", corrected) && didJudge("i-2", corrected), "\(answer)")
            let back = try naming("i-1", answer, in: corrected)
            #expect(didJudge("i-1", back) && !didJudge("i-2", back), "\(answer)")
        }
    }

    @Test("Who judged an answer that another person reconsidered stays barred")
    func reconsidered() throws {
        let story = try naming("i-2", .yes, ground: .reconsidered, in: entered())
        #expect(didJudge("i-1", story) && didJudge("i-2", story))
        let evidence = try naming("i-2", .yes, ground: .newEvidence, in: entered())
        #expect(didJudge("i-1", evidence) && didJudge("i-2", evidence))
        // Only the later answer had the wrong name.
        let corrected = try naming("l-1", .yes, in: story)
        #expect(didJudge("i-1", corrected) && !didJudge("i-2", corrected))
        #expect(didJudge("l-1", corrected))
    }

    @Test("Who judged another question of the case, or takes an answer back, stays barred")
    func others() throws {
        let two = try naming("i-2", in: entered("i-1", ["2.1.1", "2.1.2"]))
        #expect(didJudge("i-1", two) && didJudge("i-2", two))
        let own = try Story.acting().judging("court-01")
        let retracted = try own.by(
            "i-1", .inspector,
            .retractJudgement(
                RetractJudgement(
                    caseKey: "court-01", question: "2.1.1",
                    supersedes: own.place(of: "2.1.1", in: "court-01"))), "r")
        #expect(didJudge("i-1", retracted))
    }

    @Test("The wrong name of the judge of an oversight bars nobody either")
    func oversight() throws {
        let start = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
        func judged(_ judge: Agent.ID, _ answer: Answer, _ ground: CorrectionGround, _ story: Story)
            throws -> Story
        {
            try story.by(
                "o-1", .importer,
                .recordAnswerSheet(
                    RecordAnswerSheet(
                        entries: [.oversight("court-01", answer, by: judge)], ground: ground)),
                "The sheet was right.", origin: .entered)
        }
        let story = try judged("i-1", .no, .reconsidered, start)
        for answer in [Answer.no, .yes] {
            let corrected = try judged("i-2", answer, .misrecorded, story)
            #expect(!didJudge("i-1", corrected) && didJudge("i-2", corrected), "\(answer)")
        }
        let again = try judged("i-2", .yes, .reconsidered, story)
        #expect(didJudge("i-1", again) && didJudge("i-2", again))
    }

    @Test("A record corrected at moderation leaves the judge the judge, and the actor moderated it")
    func moderation() throws {
        let story = try entered()
        let corrections: [(String, InspectionCommand)] = [
            (
                "correct",
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "court-01", question: "2.1.1",
                        supersedes: try story.place(of: "2.1.1", in: "court-01"), to: .yes,
                        stage: .moderation, ground: .misrecorded))
            ),
            (
                "sheet",
                .recordAnswerSheet(
                    RecordAnswerSheet(
                        entries: [.of("court-01", "2.1.1", .yes)], stage: .moderation,
                        ground: .misrecorded))
            ),
        ]
        for (what, command) in corrections {
            let corrected = try story.by("m-1", .moderator, command, "r")
            #expect(corrected.subject.unattested(of: "court-01") == ["i-1": 1], "\(what)")
            #expect(didJudge("i-1", corrected) && !didJudge("m-1", corrected), "\(what)")
            #expect(onlyModeratorModerated(corrected), "\(what)")
            #expect(
                try control("moderatorDidNotJudge", of: corrected).state == .held, "\(what)")
        }
        let oversight = try story.by(
            "o-1", .importer, .sheet(.oversight("court-01", .no, by: "i-1")), origin: .entered)
        let seen = oversight.position
        for stage in [CorrectionStage.moderation, .factualAccuracy] {
            let rejudged = try oversight.by(
                "m-1", .moderator,
                .judgeOversight(
                    JudgeOversight(
                        caseKey: "court-01", overall: .yes, supersedes: seen, stage: stage,
                        ground: .misrecorded)), "r")
            #expect(onlyModeratorModerated(rejudged))
            #expect(didJudge("i-1", rejudged) && !didJudge("m-1", rejudged))
            #expect(try control("moderatorDidNotJudge", of: rejudged).state == .held)
        }
    }

    @Test("A moderator whose answer was misrecorded did not judge")
    func moderatedAnswer() throws {
        let moderated = try entered().correcting(
            to: .yes, by: "m-1", .moderator, stage: .moderation)
        #expect(!didJudge("m-1", moderated))
        let corrected = try moderated.by(
            "l-1", .leadInspector,
            .correctJudgement(
                CorrectJudgement(
                    caseKey: "court-01", question: "2.1.1",
                    supersedes: moderated.place(of: "2.1.1", in: "court-01"), to: .no,
                    stage: .inspector, ground: .misrecorded)), "r")
        #expect(corrected.subject.unattested(of: "court-01") == ["m-1": 1])
        #expect(!didJudge("m-1", corrected) && didJudge("i-1", corrected))
    }

    @Test("The controls follow the corrected name, and find who did judge")
    func controls() throws {
        let wrong = try entered("z-9")
        #expect(try control("rolesVerified", of: wrong).state == .notHeld)
        #expect(try control("rolesVerified", of: naming("i-1", in: wrong)).state == .held)
        // The open edition lets the judge moderate, which the control is about.
        let open = try Story.acting(on: .unguardedYouth2021)
            .by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by(
                "o-1", .importer, .sheet(.of("court-01", "2.1.1", .no, by: "m-1")),
                origin: .entered
            ).by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
        let both = try control("moderatorDidNotJudge", of: open)
        #expect(both.sentence == "m-1 judged and moderated court-01")
        let corrected = try naming("i-1", in: open)
        #expect(try control("moderatorDidNotJudge", of: corrected).state == .cannotTell)
        // The same answer corrected, and its judge only after that.
        let twice = try naming("i-1", .yes, in: naming("m-1", .yes, in: open))
        #expect(try control("moderatorDidNotJudge", of: twice).state == .cannotTell)
        let again = try naming("m-1", .yes, in: twice)
        #expect(try control("moderatorDidNotJudge", of: again).positions.last == again.position)
    }
}
