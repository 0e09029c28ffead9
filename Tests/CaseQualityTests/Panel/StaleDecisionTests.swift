import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Panel decisions made stale by later evidence")
struct StaleDecisionTests {
    private let decided: Story

    init() throws {
        decided = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.1.1", yes: 2).answered("1.1.2", yes: 2)
            .answered("1.2.1", yes: 2)
            .given(
                .proposeRating(ProposeQualitativeRating(standard: "2.1", rating: .good)),
                .proposeRating(ProposeQualitativeRating(standard: "3.1", rating: .good))
            )
            .panelConvened()
            .given(
                .decide("1.1", .good, ground: .other, reason: "r"), .decide("1.2", .outstanding),
                .decide("2.1", .good))
    }

    private func corrected(_ question: Question.ID) throws -> Story {
        try decided.given(
            .correctJudgement(
                CorrectJudgement(
                    "d1-01", question, at: decided.place(of: question, in: "d1-01"), to: .no)),
            reason: "r")
    }

    @Test("A corrected answer marks the decision stale and keeps it; others stay as they are")
    func corrected() throws {
        #expect(try !decided.rating("1.1").isStale)
        let after = try corrected("1.1.2")
        let rating = try after.rating("1.1")
        #expect(rating.isStale)
        #expect(rating.rating == .good)
        #expect(rating.ruleRating == .requiresImprovement)
        #expect(rating.panelOutcome == .discretion)
        #expect(try !after.rating("1.2").isStale)
        #expect(try !after.rating("2.1").isStale)
    }

    @Test("A standard on which discretion became possible after the panel met is newly eligible")
    func newlyEligible() throws {
        func changed(_ story: Story, _ key: CaseKey) throws -> Story {
            try story.given(
                .correctJudgement(
                    CorrectJudgement(key, "2.1.1", at: story.place(of: "2.1.1", in: key), to: .no)),
                reason: "r")
        }
        let judged = try Story.announced().sampled("2", 13)
            .answered(standard: "2.1", yes: [13, 13, 13], of: 13)
        // 12 of 13 is 92%: neither near 80%, nor one judgement from another rating.
        let one = try changed(try judged.panelConvened(), "d2-01")
        #expect(try one.rating("2.1").eligibility.isEmpty)
        #expect(try !one.rating("2.1").isNewlyEligible)
        // 11 of 13 is 85%: five points from 80%, and one judgement from Good.
        let two = try changed(one, "d2-02")
        #expect(try two.rating("2.1").isEligibleUndecided)
        #expect(try two.rating("2.1").isNewlyEligible)
        #expect(try !two.panelConvened().rating("2.1").isNewlyEligible)
        #expect(try !two.given(.decide("2.1", .outstanding)).rating("2.1").isNewlyEligible)
        // Without a panel nothing is new.
        let none = try changed(try changed(judged, "d2-01"), "d2-02")
        #expect(try none.rating("2.1").isEligibleUndecided)
        #expect(try !none.rating("2.1").isNewlyEligible)
    }

    @Test("A stale confirmation keeps the rating it confirmed")
    func confirmation() throws {
        let rating = try corrected("1.2.1").rating("1.2")
        #expect(rating.isStale)
        #expect((rating.rating, rating.ruleRating) == (.outstanding, .requiresImprovement))
    }

    @Test("Nothing is published on a stale decision, until the panel decides again")
    func publication() throws {
        let stale = try corrected("1.1.2")
        try decided.when(.publishReport(PublishReport())).thenHappened()
        try stale.when(.publishReport(PublishReport())).thenRefused(.staleDecision)
        let again = try stale.given(.decide("1.1", .good, ground: .other, reason: "still"))
        #expect(try !again.rating("1.1").isStale)
        try again.when(.publishReport(PublishReport())).thenHappened()
    }

    @Test("A new case in the sample, and one that leaves it, make the domain's decisions stale")
    func sample() throws {
        let drawn = try decided.given(.select("c-9", for: "1"))
        for id in ["1.1", "1.2"] as [Standard.ID] {
            #expect(try drawn.rating(id).isStale)
            #expect(try drawn.rating(id).ruleRating == nil)
        }
        #expect(try !drawn.rating("2.1").isStale)
        let left = try decided.given(
            .withdrawCase(WithdrawCase(caseKey: "d1-02", why: .duplicate)))
        #expect(try left.rating("1.1").isStale)
        #expect(try left.rating("1.2").isStale)
    }

    @Test("A prompt, an illustration and another domain's case move nothing")
    func unmoved() throws {
        let after = try decided.given(
            .judge("1.1.1.a", of: "d1-01", .no), .select("i-1", for: "1", purpose: .illustrative),
            .judge("1.1.1", of: "i-1", .no), .select("o-1", for: "3"))
        for id in ["1.1", "1.2", "2.1"] as [Standard.ID] {
            #expect(try after.rating(id) == decided.rating(id))
        }
    }

    @Test("A new proposal makes the decision on a qualitative standard stale")
    func proposal() throws {
        let after = try decided.given(
            .proposeRating(ProposeQualitativeRating(standard: "2.1", rating: .inadequate)))
        #expect(try after.rating("2.1").isStale)
        #expect(try after.rating("2.1").rating == .good)
        try after.when(.publishReport(PublishReport())).thenRefused(.staleDecision)
        let again = try after.given(.decide("2.1", .inadequate))
        #expect(try !again.rating("2.1").isStale)
    }

    @Test("A decision that stands is taken back once, with a reason, and the rule holds again")
    func reversal() throws {
        let place = try #require(decided.subject.panelDecision(on: "1.1")).recordedAt
        func reverse(_ standard: Standard.ID, _ position: Position) -> InspectionCommand {
            .reversePanelDecision(ReversePanelDecision(standard: standard, supersedes: position))
        }
        try decided.when(reverse("1.1", place)).thenRefused(.reasonMissing)
        try decided.when(reverse("1.1", place), reason: " ").thenRefused(.reasonMissing)
        try decided.when(reverse("1.1", place.next), reason: "r").thenRefused(.superseded)
        try decided.when(reverse("1.1", place.previous), reason: "r").thenRefused(.superseded)
        try decided.when(reverse("3.1", place), reason: "r").thenRefused(.noSuchDecision)
        try decided.when(reverse("9.9", place), reason: "r").thenRefused(.unknownStandard)
        let after = try decided.given(reverse("1.1", place), reason: "r")
        let rating = try after.rating("1.1")
        #expect((rating.rating, rating.decidedBy) == (.outstanding, .rule))
        #expect(rating.panelOutcome == nil)
        try after.when(reverse("1.1", place), reason: "r").thenRefused(.noSuchDecision)

        // Of two decisions only the later stands.
        let again = try decided.given(.decide("1.1", .inadequate, ground: .other, reason: "r"))
        try again.when(reverse("1.1", place), reason: "r").thenRefused(.superseded)
        let now = try #require(again.subject.panelDecision(on: "1.1")).recordedAt
        try again.when(reverse("1.1", now), reason: "r").thenHappened()
    }

    /// A panel of 10 March decided on an answer that was changed later, and then held from a day.
    private func effective(correctionHeldOn day: String, seenOn seen: String) throws -> Ratings? {
        func provenance(_ day: String) -> Provenance {
            Provenance(
                actor: Agent("a-7", role: .leadInspector), reason: "r",
                effectiveAt: EffectiveTime.of(PartialDate(day) ?? .first), backdated: "late")
        }
        func given(
            _ story: Story, _ command: InspectionCommand, _ day: String
        ) throws -> Story {
            try story.given(
                decided: InspectionRequest(command, by: provenance(day)), by: provenance(day))
        }
        var story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.1.1", yes: 2).answered("1.1.2", yes: 2)
        story = try given(story, .convenePanel(ConvenePanel(chair: "p-1")), "2026-03-10")
        story = try given(story, .decide("1.1", .outstanding), "2026-03-10")
        story = try given(
            story,
            .correctJudgement(
                CorrectJudgement(
                    "d1-01", "1.1.2", at: story.place(of: "1.1.2", in: "d1-01"), to: .no)), day)
        let history = InspectionHistory(of: "subject", story.history)
        return history.effective(by: EffectiveTime.of(PartialDate(seen) ?? .first).latest)
            .ratings(asOf: Head(position: story.position, recordedAt: nil))
    }

    @Test(
        "What held when the panel met and was learnt later was true, and not known to the panel",
        arguments: [
            ("2026-03-05", "2026-03-31", true), ("2026-03-10", "2026-03-31", true),
            ("2026-03-11", "2026-03-31", false), ("2026-03-05", "2026-03-10", true),
        ])
    func notKnownToPanel(held: String, seen: String, isNotKnown: Bool) throws {
        let ratings = try #require(try effective(correctionHeldOn: held, seenOn: seen))
        #expect(ratings["1.1"]?.isStale == true)
        #expect(ratings.notKnownToPanel == (isNotKnown ? ["1.1"] : []))
    }

    @Test("On the recorded clock, and before the panel met, there is nothing it did not know")
    func knownToPanel() throws {
        let before = try #require(
            try effective(correctionHeldOn: "2026-03-05", seenOn: "2026-03-09"))
        #expect(before.notKnownToPanel.isEmpty)
        let recorded = InspectionHistory(of: "subject", try corrected("1.1.2").history)
        let ratings = try #require(
            recorded.ratings(asOf: Head(position: recorded.asOf, recordedAt: nil)))
        #expect(ratings["1.1"]?.isStale == true)
        #expect(ratings.notKnownToPanel.isEmpty)
    }
}
