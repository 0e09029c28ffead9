import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Correcting judgements")
struct CorrectJudgementTests {
    private let story: Story
    private let place: Position

    init() throws {
        story = try Story.announced().sampled("2", 2)
            .given(.judge("2.1.1", of: "d2-01", .yes), .judge("2.1.1.a", of: "d2-01", .yes))
        place = try story.place(of: "2.1.1", in: "d2-01")
    }

    private func correct(
        _ question: Question.ID = "2.1.1", of key: CaseKey = "d2-01", at position: Position? = nil,
        to answer: Answer = .no
    ) -> InspectionCommand {
        .correctJudgement(CorrectJudgement(key, question, at: position ?? place, to: answer))
    }

    @Test("A correction says what the answer was and where it stood")
    func corrected() throws {
        let events = try story.when(correct(), by: .moderator, reason: "evidence found")
            .thenHappened()
        guard case .judgementCorrected(let event)? = events.first else {
            Issue.record("not a correction")
            return
        }
        #expect((event.from, event.to) == (.yes, .no))
        #expect(event.supersedes == place)
        #expect(event.stage == .moderation)
        let after = try story.given(correct(), reason: "evidence found")
        #expect(try after.row("2.1.1").no == 1)
        #expect(try after.row("2.1.1").yes == 0)
        #expect(try story.row("2.1.1").yes == 1)
    }

    @Test("An answer that was never recorded cannot be corrected")
    func never() throws {
        try story.when(correct("2.1.2"), reason: "r").thenRefused(.neverJudged)
        try story.when(correct(of: "d2-02"), reason: "r").thenRefused(.neverJudged)
        try story.when(correct("3.1.1"), reason: "r").thenRefused(.neverJudged)
        try story.when(correct("2.1.9"), reason: "r").thenRefused(.unknownQuestion)
        try story.when(correct(of: "c-9"), reason: "r").thenRefused(.caseNotSelected)
    }

    @Test("A correction of an answer that is superseded already is refused; of the new one, taken")
    func superseded() throws {
        let once = try story.given(correct(), reason: "r")
        try once.when(correct(to: .yes), reason: "r").thenRefused(.superseded)
        let now = try once.place(of: "2.1.1", in: "d2-01")
        #expect(now > place)
        try once.when(correct(at: now, to: .yes), reason: "r").thenHappened()
        try story.when(correct(at: place.previous), reason: "r").thenRefused(.superseded)
        try story.when(correct(at: place.next), reason: "r").thenRefused(.superseded)
    }

    @Test("An unchanged answer is no correction")
    func unchanged() throws {
        try story.when(correct(to: .yes), reason: "r").thenRefused(.nothingChanged)
    }

    @Test("A correction gives its reason", arguments: [nil, "", " \n"] as [String?])
    func reason(reason: String?) throws {
        try story.when(correct(), reason: reason).thenRefused(.reasonMissing)
    }

    @Test("Not applicable stays refused where the question applies to every case")
    func notApplicable() throws {
        try story.when(correct(to: .notApplicable), reason: "r")
            .thenRefused(.notApplicableNotAllowed)
        let prompt = try story.place(of: "2.1.1.a", in: "d2-01")
        try story.when(correct("2.1.1.a", at: prompt, to: .notApplicable), reason: "r")
            .thenHappened()
    }

    @Test("An answer of a withdrawn case is not corrected")
    func withdrawn() throws {
        try story.given(.withdrawCase(WithdrawCase(caseKey: "d2-01", why: .sensitive)))
            .when(correct(), reason: "r").thenRefused(.caseWithdrawn)
    }
}
