import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

extension Story {
    fileprivate func given(
        _ command: InspectionCommand, by person: Agent, reason: String? = nil
    ) throws -> Story {
        let by = Provenance(
            actor: person, reason: reason, effectiveAt: .instant(Timestamp(microseconds: 0)))
        return try given(decided: InspectionRequest(command, by: by), by: by)
    }

    fileprivate func when(
        _ command: InspectionCommand, by person: Agent
    ) -> Outcome<InspectionEvent, Refusal> {
        when(
            InspectionRequest(
                command,
                by: Provenance(
                    actor: person, effectiveAt: .instant(Timestamp(microseconds: 0)))))
    }
}

@Suite("Cases that are judged twice")
struct SecondJudgementTests {
    private let second = Agent("i-2", role: .inspector)

    private func again(
        _ answers: [(Question.ID, Answer)] = [("2.1.1", .no)], of key: CaseKey = "d2-01",
        for purpose: SecondPurpose = .blindSecond
    ) -> InspectionCommand {
        .recordSecondJudgements(
            RecordSecondJudgements(
                key, for: purpose, answers.map { .init(question: $0.0, answer: $0.1) }))
    }

    /// Two cases; the first has one answer, by the inspector of the tests.
    private func judged() throws -> Story {
        try Story.announced().sampled("2", 2).answered("2.1.1", yes: 1)
    }

    @Test("A second judgement is recorded apart, and moves no rating, figure or answer")
    func apart() throws {
        let story = try judged()
        let after = try story.given(again(), by: second)
        #expect(after.subject.overallRating == story.subject.overallRating)
        #expect(try after.rating("2.1") == story.rating("2.1"))
        #expect(after.subject.answer(to: "2.1.1", in: "d2-01")?.answer == .yes)
        #expect(try after.row("2.1.1") == story.row("2.1.1"))
        #expect(NextSteps(for: after.subject) == NextSteps(for: story.subject))
        #expect(after.subject.secondJudgements.map(\.judge) == ["i-2"])
    }

    @Test("A question without a first answer is not judged a second time, for either purpose")
    func needsFirst() throws {
        let story = try judged()
        for purpose in [SecondPurpose.blindSecond, .calibration] {
            for question in ["2.1.1.a", "2.1.2"] as [Question.ID] {
                let refusal = story.when(again([(question, .yes)], for: purpose), by: second)
                    .refusal
                #expect(refusal?.code == .neverJudged)
                #expect(refusal?.message.contains("\(question)") == true)
                #expect(refusal?.message.contains("has no first answer") == true)
                let first = try story.given(.judge(question, of: "d2-01", .no))
                try first.when(again([(question, .yes)], for: purpose), by: second).thenHappened()
            }
        }
    }

    @Test("Who opened the assessment of a case does not judge it a second time")
    func notByAssessor() throws {
        let open = try judged().given(
            .openAssessment(OpenAssessment("d2-01", inspector: "i-2")))
        try open.when(again(), by: second).thenRefused(.barred)
        try open.when(again(), by: Agent("i-3", role: .inspector)).thenHappened()
    }

    @Test("A sheet names nobody as the first judge who judged the case a second time")
    func sheet() throws {
        let story = try judged().given(again(), by: second)
        let entry = RecordAnswerSheet.Entry.of("d2-01", "2.1.2", .yes, by: "i-2")
        try story.when(.sheet(entry)).thenRefused(.barred)
        try story.when(.sheet(.of("d2-01", "2.1.1", .no, by: "i-2")), reason: "r")
            .thenRefused(.barred)
        try story.when(.sheet(.of("d2-01", "2.1.2", .yes, by: "i-3"))).thenHappened()
        try story.when(.sheet(.of("d2-02", "2.1.2", .yes, by: "i-2"))).thenHappened()
    }

    @Test("Only a judged case of the sample can be judged again")
    func refusedCases() throws {
        let story = try judged()
        func refused(_ command: InspectionCommand, _ code: Refusal.Code) throws {
            try story.when(command, by: second).thenRefused(code)
        }
        try refused(again([]), .nothingChanged)
        try refused(again(of: "c-9"), .caseNotSelected)
        try refused(again(of: "d2-02"), .neverJudged)
        try refused(again([("9.9.9", .no)]), .unknownQuestion)
        try refused(again([("3.1.1", .no)]), .otherDomain)
        try refused(again([("2.1.1", .notApplicable)]), .notApplicableNotAllowed)
        try refused(again([("2.1.1", .no), ("2.1.1", .no)]), .alreadyJudged)
        let withdrawn = try story.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .transferred)))
        try withdrawn.when(again(), by: second).thenRefused(.caseWithdrawn)
        try Story.published().when(again(), by: second).thenRefused(.alreadyPublished)
    }

    @Test("The second person is another one, on each side of the rule")
    func otherPerson() throws {
        let story = try judged()
        let first = Agent("some-1", role: .inspector)
        try story.when(again(), by: first).thenRefused(.barred)
        let twice = try story.given(again(), by: second)
        try twice.when(.judge("2.1.2", of: "d2-01", .yes), by: second).thenRefused(.barred)
        #expect(twice.when(.judge("2.1.2", of: "d2-02", .yes), by: second).refusal == nil)
        #expect(twice.when(.judge("2.1.2", of: "d2-01", .yes), by: first).refusal == nil)
    }

    @Test("Who moderated a case may calibrate it, and not judge it blind")
    func moderator() throws {
        let moderator = Agent("m-1", role: .moderator)
        let story = try judged().given(.moderateCase(ModerateCase("d2-01")), by: moderator)
        try story.when(again(), by: moderator).thenRefused(.barred)
        #expect(story.when(again(for: .calibration), by: moderator).refusal == nil)
    }

    @Test("One person judges a question once for each purpose; the refusal says where")
    func once() throws {
        let story = try judged().given(again(), by: second)
        let refusal = story.when(again([("2.1.1", .yes)]), by: second).refusal
        #expect(refusal?.code == .alreadyJudged)
        #expect(refusal?.message.contains("at position \(story.position)") == true)
        #expect(story.when(again(for: .calibration), by: second).refusal == nil)
        #expect(
            story.when(again(), by: Agent("i-3", role: .inspector)).refusal == nil)
    }

    @Test("A pair has the first answer as it is now, and ends with a withdrawal")
    func pairs() throws {
        let story = try judged().given(again(), by: second)
        let pair = try #require(story.subject.judgedPairs.first)
        #expect(story.subject.judgedPairs.count == 1)
        #expect([pair.first, pair.second] == [.yes, .no])
        #expect(pair.secondJudge == "i-2" && pair.secondAt == story.position)
        let place = try story.place(of: "2.1.1", in: "d2-01")
        #expect(pair.firstAt == place)
        let corrected = CorrectJudgement("d2-01", "2.1.1", at: place, to: .no)
        let moderated = try story.given(
            .correctJudgement(corrected), by: Agent("m-1", role: .moderator), reason: "r")
        #expect(moderated.subject.judgedPairs.map(\.first) == [.no])
        let own = try story.given(.correctJudgement(corrected), by: second, reason: "r")
        #expect(own.subject.judgedPairs.isEmpty, "both would be answers of i-2")
        let retracted = try story.given(
            .retractJudgement(
                RetractJudgement(caseKey: "d2-01", question: "2.1.1", supersedes: place)),
            reason: "r")
        #expect(retracted.subject.judgedPairs.isEmpty)
        let withdrawn = try story.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .transferred)))
        #expect(withdrawn.subject.judgedPairs.isEmpty)
    }
}
