import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Retention holds")
struct RetentionHoldTests {
    private func hold(
        _ subject: HoldSubject = .inspection, until: PartialDate? = nil
    ) -> InspectionCommand {
        .placeHold(PlaceHold(on: subject, .complaint, reference: "matter-12", until: until))
    }

    @Test("A hold covers something of the inspection, and is placed once")
    func placed() throws {
        let story = try Story.announced().sampled("2", 2)
        try story.when(hold(.sampled("c-9"))).thenRefused(.caseNotSelected)
        try story.when(hold(.event(story.position.next))).thenRefused(.invalidNumber)
        try story.when(hold(.event(.start))).thenRefused(.invalidNumber)
        #expect(story.when(hold(.event(story.position))).refusal == nil)
        let held = try story.given(hold(), hold(.sampled("d2-01")))
        #expect(held.subject.holdsInForce.count == 2)
        try held.when(hold()).thenRefused(.nothingChanged)
        #expect(held.when(hold(until: PartialDate("2030"))).refusal == nil)
        try GivenWhenThen(Inspection()).when(hold()).thenRefused(.notAnnounced)
        #expect(try Story.published().when(hold()).refusal == nil, "also after the publication")
        let withdrawn = try story.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .transferred)))
        #expect(withdrawn.when(hold(.sampled("d2-01"))).refusal == nil)
    }

    @Test("A hold is lifted once, with a reason, and can be placed again")
    func lifted() throws {
        let story = try Story.announced().given(hold(until: PartialDate("2030")))
        let position = story.position
        let step = NextStep.reviewHold(position, until: try #require(PartialDate("2030")))
        #expect(NextSteps(for: story.subject).possible.contains(step))
        let lift = InspectionCommand.liftHold(LiftHold(position))
        try story.when(lift).thenRefused(.reasonMissing)
        try story.when(.liftHold(LiftHold(position.next)), reason: "r").thenRefused(.unknownHold)
        let lifted = try story.given(lift, reason: "closed")
        #expect(lifted.subject.holdsInForce.isEmpty)
        #expect(lifted.subject.holds.map(\.liftedAt) == [lifted.position])
        #expect(!NextSteps(for: lifted.subject).possible.contains(step))
        try lifted.when(lift, reason: "r").thenRefused(.superseded)
        #expect(lifted.when(hold(until: PartialDate("2030"))).refusal == nil)
    }

    @Test("The refusal of an erasure names a hold in force")
    func refusals() throws {
        let story = try Story.announced().given(hold())
        let position = story.position
        func refuse(_ hold: Position) -> InspectionCommand {
            .refuseErasure(RefuseErasure(of: position, text: "command.reason", hold: hold))
        }
        try story.when(refuse(position.next)).thenRefused(.unknownHold)
        guard case .happened(let events) = story.when(refuse(position)),
            case .erasureRefused(let event)? = events.first
        else {
            Issue.record("refused")
            return
        }
        #expect(event.hold == position && event.basis == .complaint && events.count == 1)
        let lifted = try story.given(.liftHold(LiftHold(position)), reason: "r")
        try lifted.when(refuse(position)).thenRefused(.superseded)
    }
}
