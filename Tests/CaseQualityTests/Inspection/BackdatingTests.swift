import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Backdating")
struct BackdatingTests {
    private func at(_ day: String) -> EffectiveTime {
        EffectiveTime.of(PartialDate(day) ?? .first)
    }

    private func provenance(
        _ day: String, _ backdated: String? = nil, reason: String? = nil,
        origin: Origin = .recorded
    ) -> Provenance {
        Provenance(
            actor: Agent("a-7", role: origin == .published ? .importer : .leadInspector),
            reason: reason, effectiveAt: at(day), origin: origin, backdated: backdated)
    }

    private func given(
        _ story: Story? = nil, _ command: InspectionCommand, _ provenance: Provenance
    ) throws -> Story {
        let story =
            story
            ?? GivenWhenThen(
                Inspection(), encodedBy: InspectionEventCodec(framework: .unguardedYouth2021))
        return try story.given(decided: InspectionRequest(command, by: provenance), by: provenance)
    }

    /// Announced on 10 March, court-07 selected on 12 March.
    private func selected() throws -> Story {
        let announced = try given(
            nil, .announce(.on(.unguardedYouth2021)), provenance("2026-03-10"))
        return try given(announced, .select("court-07", for: "2"), provenance("2026-03-12"))
    }

    @Test(
        "What held before the announcement or the selection of its case needs a reason",
        arguments: [
            ("2026-03-09", false), ("2026-03-10", false), ("2026-03-11", false),
            ("2026-03-12", true), ("2026-03", true), ("2026-03-13", true), ("2026-02", false),
            ("2026", false),
        ] as [(String, Bool)])
    func selection(day: String, isTaken: Bool) throws {
        let story = try selected()
        let judge = InspectionCommand.judge("2.1.3", of: "court-07", .yes)
        let outcome = story.when(InspectionRequest(judge, by: provenance(day)))
        #expect(outcome.refusal?.code == (isTaken ? nil : .backdated))
        let withReason = InspectionRequest(judge, by: provenance(day, "entered from paper"))
        try story.when(withReason).thenHappened()
        #expect(
            story.when(InspectionRequest(judge, by: provenance(day, " "))).refusal?.code
                == (isTaken ? nil : .backdated))
    }

    @Test("A decision before its panel, and an outcome before its challenge, need a reason")
    func answers() throws {
        let convened = try given(
            try selected(), .convenePanel(ConvenePanel(chair: "p-1")), provenance("2026-03-20"))
        let proposed = try given(
            convened,
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)),
            provenance("2026-03-21"))
        let raised = try given(
            proposed,
            .raiseChallenge(
                RaiseChallenge(
                    "C1", to: .standard("1.1"), kind: .wrongApplication, ground: "The rule.")),
            provenance("2026-03-25"))
        for (command, early, late) in [
            (InspectionCommand.decide("1.1", .good), "2026-03-19", "2026-03-20"),
            (.resolveChallenge(ResolveChallenge("C1", .rejected)), "2026-03-24", "2026-03-25"),
        ] {
            func refusal(_ day: String, _ backdated: String? = nil) -> Refusal.Code? {
                raised.when(
                    InspectionRequest(command, by: provenance(day, backdated, reason: "r"))
                ).refusal?.code
            }
            #expect(refusal(early) == .backdated)
            #expect(refusal(early, "minuted on paper") == nil)
            #expect(refusal(late) == nil)
        }
    }

    @Test("The refusal says when it held and before what, and names no more than that")
    func words() throws {
        let judge = InspectionCommand.judge("2.1.3", of: "court-07", .yes)
        let refusal = try #require(
            try selected().when(InspectionRequest(judge, by: provenance("2026-03-11"))).refusal)
        #expect(refusal.message.contains("2026-03-11"))
        #expect(refusal.message.contains("the selection of court-07"))
        #expect(refusal.message.contains("2026-03-12"))
    }

    @Test("A decision before the announcement needs a reason; what a document says does not")
    func announcement() throws {
        let story = try selected()
        let propose = InspectionCommand.proposeRating(
            ProposeQualitativeRating(standard: "1.1", rating: .good))
        for (day, isTaken) in [("2026-03-09", false), ("2026", false), ("2026-03-10", true)]
            as [(String, Bool)]
        {
            let outcome = story.when(InspectionRequest(propose, by: provenance(day)))
            #expect(outcome.refusal?.code == (isTaken ? nil : .backdated))
        }
        try story.when(
            InspectionRequest(propose, by: provenance("2026-03-09", origin: .published))
        ).thenHappened()
    }

    @Test("A fact about the service is no act of the inspection, and may be of any year")
    func facts() throws {
        let asOf = try #require(PartialDate("2020"))
        let record = InspectionCommand.recordEligiblePopulation(
            RecordEligiblePopulation(domain: "2", count: 30, asOf: asOf))
        try selected().when(InspectionRequest(record, by: provenance("2020"))).thenHappened()
    }

    @Test("The date of the announcement counts, where it is before its recording")
    func announcedOn() throws {
        var announce = AnnounceInspection.on(.unguardedYouth2021)
        announce.announcedOn = PartialDate("2026-02-01")
        let story = try given(nil, .announce(announce), provenance("2026-03-10"))
        let propose = InspectionCommand.proposeRating(
            ProposeQualitativeRating(standard: "1.1", rating: .good))
        try story.when(InspectionRequest(propose, by: provenance("2026-02-01"))).thenHappened()
        try story.when(InspectionRequest(propose, by: provenance("2026-01-31")))
            .thenRefused(.backdated)
    }

    @Test("After the submission, what held before it needs a reason; a wrong record does not")
    func submission() throws {
        var story = try selected()
        let questions = try #require(story.subject.framework?.domain("2")).standards
            .flatMap(\.keyQuestions).map(\.id)
        for question in questions {
            story = try given(
                story, .judge(question, of: "court-07", .yes), provenance("2026-03-13"))
        }
        story = try given(
            story, .submitAssessment(SubmitAssessment(["court-07"])), provenance("2026-03-20"))
        func correct(_ ground: CorrectionGround, on day: String) throws -> Refusal.Code? {
            var correction = CorrectJudgement(
                "court-07", "2.1.3", at: try story.place(of: "2.1.3", in: "court-07"), to: .no)
            correction.ground = ground
            return story.when(
                InspectionRequest(
                    .correctJudgement(correction), by: provenance(day, reason: "r"))
            ).refusal?.code
        }
        #expect(try correct(.newEvidence, on: "2026-03-19") == .backdated)
        #expect(try correct(.newEvidence, on: "2026-03-20") == nil)
        #expect(try correct(.misrecorded, on: "2026-03-19") == nil)
    }

    @Test("A reason for backdating is bounded, and names nobody")
    func text() throws {
        let judge = InspectionCommand.judge("2.1.3", of: "court-07", .yes)
        let story = try selected()
        for (text, code) in [
            (String(repeating: "r", count: 400), nil),
            (String(repeating: "r", count: 401), .textTooLong),
            ("born 12.3.2009", .textIdentifies),
        ] as [(String, Refusal.Code?)] {
            let outcome = story.when(InspectionRequest(judge, by: provenance("2026-03-11", text)))
            #expect(outcome.refusal?.code == code)
        }
    }
}
