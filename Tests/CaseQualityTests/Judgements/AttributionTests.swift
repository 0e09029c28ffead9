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

    @Test("Who recorded or attested an answer judged it, whatever a later sheet says")
    func own() throws {
        let recorded = try Story.acting().judging("court-01")
        // First the answer is corrected for the judge, and only then the judge.
        let changed = try naming("i-1", .yes, in: recorded)
        let attested = try entered().by(
            "i-1", .inspector, .attestJudgements(AttestJudgements(["court-01"])))
        for story in [recorded, changed, attested] {
            let renamed = try naming("i-2", .yes, in: naming("i-2", in: story))
            #expect(didJudge("i-1", renamed) && didJudge("i-2", renamed))
            let back = try naming("l-1", .yes, in: renamed)
            #expect(didJudge("i-1", back) && !didJudge("i-2", back) && didJudge("l-1", back))
        }
        let oversight = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by("i-1", .inspector, .judgeOversight(of: "court-01", .no))
            .by(
                "o-1", .importer, .sheet(.oversight("court-01", .no, by: "i-2")),
                "The sheet was right.", origin: .entered)
        #expect(didJudge("i-1", oversight) && didJudge("i-2", oversight))
    }

    @Test("An answer that stays was not reconsidered: the ground is omitted, or misrecorded")
    func groundOfAttribution() throws {
        let story = try entered()
        for ground in [CorrectionGround.reconsidered, .newEvidence] {
            let refusal = #expect(throws: Refusal.self) {
                try naming("i-2", ground: ground, in: story)
            }
            #expect(refusal?.code == .nothingChanged)
            #expect(refusal?.message.contains("keeps its answer") == true)
        }
        let unstated = try story.by(
            "o-1", .importer, .sheet(.of("court-01", "2.1.1", .no, by: "i-2")), "r",
            origin: .entered)
        #expect(!didJudge("i-1", unstated) && didJudge("i-2", unstated))
    }

    @Test("A second judge does not become the first by a correction of the record")
    func secondJudge() throws {
        let story = try entered().by(
            "i-2", .inspector,
            .recordSecondJudgements(
                RecordSecondJudgements(
                    for: .blindSecond,
                    [.init(caseKey: "court-01", question: "2.1.1", answer: .yes)])))
        for answer in [Answer.no, .yes] {
            let refusal = #expect(throws: Refusal.self) { try naming("i-2", answer, in: story) }
            #expect(refusal?.code == .barred, "\(answer)")
        }
        let overseen = #expect(throws: Refusal.self) {
            try story.by("i-2", .inspector, .judgeOversight(of: "court-01", .no))
        }
        #expect(overseen?.code == .barred)
    }

    @Test("A sheet's day says the time of that day: it is no correction")
    func sameDay() throws {
        let day = EffectiveTime.of(try #require(PartialDate("2026-03-02")))
        let noon = Timestamp(microseconds: day.earliest.microseconds + 43_200_000_000)
        let story = try Story.acting()
            .by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by(
                "i-1", .inspector, .judge("2.1.1", of: "court-01", .no),
                heldAt: noon.microseconds)
        func sheet(_ date: String) throws -> Outcome<InspectionEvent, Refusal> {
            let held = EffectiveTime.of(try #require(PartialDate(date)))
            return story.when(
                InspectionRequest(
                    .sheet(.of("court-01", "2.1.1", .no, by: "i-1", at: held)),
                    by: Provenance(
                        actor: Agent("o-1", role: .importer), reason: "r",
                        effectiveAt: .instant(noon), origin: .entered)))
        }
        #expect(try sheet("2026-03-02").refusal?.code == .nothingChanged)
        #expect(try sheet("2026-03").refusal?.code == .nothingChanged)
        try sheet("2026-03-03").thenHappened()
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
            let event = corrected.inspectionHistory.commands.last?.events.first?.event
            let sentence = event?.sentence(
                in: nil,
                by: Provenance(
                    actor: Agent("m-1", role: .moderator),
                    effectiveAt: .instant(Timestamp(microseconds: 0))))
            #expect(
                sentence == "m-1 corrected the record of 2.1.1 of court-01 from not sufficient to "
                    + "sufficient, at moderation, misrecorded; judged by i-1", "\(what)")
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
