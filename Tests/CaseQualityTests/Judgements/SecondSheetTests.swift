import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Sheets of second judgements")
struct SecondSheetTests {
    private typealias Judgement = RecordSecondJudgements.Judgement

    /// `i-1` judged `court-01` and `court-02`.
    private let story: Story

    init() throws {
        story = try Story.acting().judging("court-01").judging("court-02")
    }

    private func second(
        _ key: CaseKey, _ question: Question.ID = "2.1.1", _ answer: Answer = .yes,
        by judge: Agent.ID? = "i-2", at held: EffectiveTime? = nil
    ) -> Judgement {
        Judgement(
            caseKey: key, question: question, answer: answer, judgedBy: judge, heldAt: held)
    }

    private func sheet(
        _ judgements: Judgement..., for purpose: SecondPurpose = .blindSecond
    ) -> InspectionCommand {
        .recordSecondJudgements(RecordSecondJudgements(for: purpose, judgements))
    }

    private func entered(_ command: InspectionCommand, on story: Story? = nil) throws -> Story {
        try (story ?? self.story).by("o-1", .importer, command, origin: .entered)
    }

    private func refusal(
        _ command: InspectionCommand, on story: Story? = nil, backdated: String? = nil
    ) -> Refusal? {
        let provenance = Provenance(
            actor: Agent("o-1", role: .importer), effectiveAt: .instant(Timestamp(microseconds: 0)),
            origin: .entered, backdated: backdated)
        return (story ?? self.story).when(InspectionRequest(command, by: provenance)).refusal
    }

    @Test("A sheet names its judges: they judged, and not the person who brings it")
    func judges() throws {
        let after = try entered(
            sheet(second("court-01"), second("court-02", "2.1.2", .no, by: "l-1")))
        #expect(after.subject.secondJudgements.map(\.judge) == ["i-2", "l-1"])
        #expect(after.subject.judgedPairs.map(\.secondJudge) == ["i-2", "l-1"])
        #expect(after.subject.overallRating == story.subject.overallRating)
        let event = try #require(after.inspectionHistory.commands.last?.events.first)
        #expect(event.event?.judgedBy == "i-2")
        #expect(
            event.event?.sentence(
                in: nil,
                by: Provenance(
                    actor: Agent("o-1", role: .importer),
                    effectiveAt: .instant(Timestamp(microseconds: 0)), origin: .entered))
                == "i-2 judged 2.1.1 sufficient for court-01 as a blind second judgement"
                + "; entered by o-1")
        // Who judged a second time does not go on as the first judge.
        let own = Agent("i-2", role: .inspector)
        try after.when(
            InspectionRequest(
                .judge("2.1.1.a", of: "court-01", .yes),
                by: Provenance(actor: own, effectiveAt: .instant(Timestamp(microseconds: 0))))
        ).thenRefused(.barred)
    }

    @Test("A judge of the team is named as in the team, and in a role that judges")
    func roles() throws {
        #expect(refusal(sheet(second("court-01", by: "m-1")))?.code == .notPermitted)
        #expect(refusal(sheet(second("court-01", by: "I-02")))?.code == .spelledAlike)
        #expect(refusal(sheet(second("court-01", by: "i-2"))) == nil)
    }

    @Test("The same sheet again changes nothing, and another answer is refused")
    func again() throws {
        let after = try entered(sheet(second("court-01"), second("court-02")))
        #expect(
            refusal(sheet(second("court-01"), second("court-02")), on: after)?.code
                == .nothingChanged)
        #expect(refusal(sheet(second("court-01", "2.1.1", .no)), on: after)?.code == .alreadyJudged)
        let more = try entered(sheet(second("court-01"), second("court-01", "2.1.2")), on: after)
        #expect(more.subject.secondJudgements.count == 3)
        let withdrawn = try after.by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "r"
        ).by("m-1", .moderator, .approve(Approve(after.position.next)))
        #expect(refusal(sheet(second("court-01")), on: withdrawn)?.code == .nothingChanged)
    }

    @Test("Each judgement of a sheet is checked, and all refused ones are named")
    func refused() throws {
        let selected = try story.by("l-1", .leadInspector, .select("court-03", for: "2"))
        let judgements = [
            second("court-01"), second("court-01", by: "i-1"), second("court-03"),
            second("court-09"), second("court-02", "9.9.9"), second("court-02", "3.1.1"),
            second("court-01"), second("court-02", by: nil),
        ]
        let command = RecordSecondJudgements(for: .blindSecond, judgements)
        let provenance = Provenance(
            actor: Agent("o-1", role: .importer), effectiveAt: .instant(Timestamp(microseconds: 0)),
            origin: .entered)
        let refused = try selected.subject.refusedEntries(of: command, by: provenance)
        #expect(refused.map(\.index) == [1, 2, 3, 4, 5, 6, 7])
        #expect(
            refused.map(\.refusal.code) == [
                .barred, .neverJudged, .caseNotSelected, .unknownQuestion, .otherDomain,
                .alreadyJudged, .judgeMissing,
            ])
        #expect(refused.first?.refusal.message.hasPrefix("i-1 judged case court-01") == true)
        #expect(
            refusal(.recordSecondJudgements(command), on: selected)?.code == .barred,
            "the first is that of the command")
    }

    @Test("What was entered waits for the second judge to attest it")
    func attested() throws {
        let after = try entered(sheet(second("court-01"), second("court-02")))
        #expect(after.subject.unattested(of: "court-01") == ["i-2": 1])
        let steps = NextSteps(for: after.subject).all
        #expect(steps.contains(.attest(by: "i-2", ["court-01", "court-02"])))
        let done = try after.by("i-2", .inspector, .attestJudgements(AttestJudgements()))
        #expect(done.subject.unattested(of: "court-01").isEmpty)
        let one = try after.by("i-2", .inspector, .attestJudgements(AttestJudgements(["court-01"])))
        #expect(one.subject.unattested(of: "court-02") == ["i-2": 1])
        // A second judgement gives no right to correct the first one.
        let own = try story.by("i-2", .inspector, sheet(second("court-01", by: nil)))
        #expect(own.subject.unattested(of: "court-01").isEmpty)
    }

    @Test("A judgement has the time of its row; before the selection it needs a reason")
    func times() throws {
        let hour: Int64 = 3_600_000_000
        let late = try Story.acting().by(
            "l-1", .leadInspector, .select("court-01", for: "2"), heldAt: 2 * hour
        ).by("i-1", .inspector, .judge("2.1.1", of: "court-01", .no), heldAt: 3 * hour)
            .by("i-1", .inspector, .judge("2.1.2", of: "court-01", .no), heldAt: 3 * hour)
        let (early, later) = (
            EffectiveTime.instant(Timestamp(microseconds: hour)),
            EffectiveTime.instant(Timestamp(microseconds: 4 * hour))
        )
        let command = sheet(
            second("court-01", at: later), second("court-01", "2.1.2", at: early))
        let error = refusal(command, on: late)
        #expect(error?.code == .backdated)
        #expect(error?.message.contains("the selection of court-01") == true)
        #expect(refusal(command, on: late, backdated: "Judged on paper.") == nil)
        let held = command.effectiveTimes(on: late.subject)
        let provenance = Provenance(
            actor: Agent("o-1", role: .importer), effectiveAt: later, origin: .entered,
            backdated: "Judged on paper.")
        let events = try late.when(InspectionRequest(command, by: provenance)).thenHappened()
        #expect(events.map(held) == [later, early])
        #expect(command.latestEffectiveTime == later)
    }
}
