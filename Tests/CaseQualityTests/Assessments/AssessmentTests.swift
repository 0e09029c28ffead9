import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The assessment of a case")
struct AssessmentTests {
    private static let key: CaseKey = "d2-01"

    /// Two cases of domain 2, the first one answered in every key question.
    private func answered() throws -> Story {
        var story = try Story.announced().sampled("2", 2)
        for standard in ["2.1", "2.2", "2.3", "2.4"] {
            for number in 1...3 {
                story = try story.given(
                    .judge(
                        Question.ID(stringLiteral: "\(standard).\(number)"), of: Self.key, .yes))
            }
        }
        return story
    }

    private var submit: InspectionCommand { .submitAssessment(SubmitAssessment([Self.key])) }

    @Test("A case is submitted once every key question has an answer, and once")
    func submitted() throws {
        let story = try answered()
        let place = try #require(story.subject.answer(to: "2.4.3", in: Self.key)).recordedAt
        let open = try story.given(
            .retractJudgement(
                RetractJudgement(caseKey: Self.key, question: "2.4.3", supersedes: place)),
            reason: "r")
        let refused = open.when(submit)
        try refused.thenRefused(.notComplete)
        #expect(refused.refusal?.message.contains("2.4.3") == true)
        let submitted = try story.given(submit)
        #expect(submitted.subject.submission(of: Self.key) == submitted.position)
        try submitted.when(submit).thenRefused(.alreadySubmitted)
        try story.when(.submitAssessment(SubmitAssessment([]))).thenRefused(.nothingChanged)
        try story.when(.submitAssessment(SubmitAssessment([Self.key, Self.key])))
            .thenRefused(.nothingChanged)
        try story.when(.submitAssessment(SubmitAssessment(["c-9"]))).thenRefused(.caseNotSelected)
    }

    @Test(
        "After the submission nothing of the case changes but at moderation, or after it was opened"
    )
    func closed() throws {
        let story = try answered().given(submit)
        let place = try #require(story.subject.answer(to: "2.1.1", in: Self.key)).recordedAt
        func correct(_ stage: CorrectionStage) -> InspectionCommand {
            .correctJudgement(
                CorrectJudgement(
                    caseKey: Self.key, question: "2.1.1", supersedes: place, to: .no,
                    stage: stage))
        }
        for command in [
            InspectionCommand.judge("2.1.1.a", of: Self.key, .yes), correct(.inspector),
            .judgeOversight(of: Self.key, .yes),
            .retractJudgement(
                RetractJudgement(caseKey: Self.key, question: "2.1.1", supersedes: place)),
            .sheet(.of(Self.key, "2.1.1", .no)), .sheet(.of(Self.key, "2.1.1.a", .no)),
            .sheet(.oversight(Self.key, .no)), .openAssessment(OpenAssessment(Self.key)),
        ] {
            let keepsReason = command.content.keepsReason
            try story.when(command, reason: keepsReason ? "r" : nil)
                .thenRefused(.alreadySubmitted)
        }
        // The same sheet again changes nothing, also after the submission.
        try story.when(.sheet(.of(Self.key, "2.1.1", .yes))).thenRefused(.nothingChanged)
        try story.when(correct(.moderation), reason: "r").thenHappened()
        try story.when(correct(.factualAccuracy), reason: "r").thenHappened()
        let reopen = InspectionCommand.reopenAssessment(ReopenAssessment(Self.key))
        try story.when(reopen).thenRefused(.reasonMissing)
        let open = try story.given(reopen, reason: "A second file was found.")
        #expect(open.subject.submission(of: Self.key) == nil)
        try open.when(correct(.inspector), reason: "r").thenHappened()
        try open.when(reopen, reason: "r").thenRefused(.nothingChanged)
        try open.when(submit).thenHappened()
    }

    @Test("An assessment is opened by one inspector")
    func opened() throws {
        let story = try Story.announced().sampled("2", 1)
            .given(.openAssessment(OpenAssessment(Self.key, inspector: "i-2")))
        #expect(story.subject.openCases(of: "i-2") == [Self.key])
        #expect(story.subject.openCases(of: "i-3").isEmpty)
        try story.when(.openAssessment(OpenAssessment(Self.key))).thenRefused(.alreadyRecorded)
        try story.when(.openAssessment(OpenAssessment("c-9"))).thenRefused(.caseNotSelected)
    }

    @Test("A moderator agrees, or changes answers in the same command")
    func moderated() throws {
        let story = try answered()
        let agreed = try story.when(.moderateCase(ModerateCase(Self.key))).thenHappened()
        #expect(agreed == [.caseModerated(CaseModerated(caseKey: Self.key, changed: []))])
        let change = ModerateCase(
            Self.key, changes: [.init("2.1.1", to: .no), .init("2.2.1", to: .no)])
        try story.when(.moderateCase(change)).thenRefused(.reasonMissing)
        let changed = try story.given(.moderateCase(change), reason: "Read otherwise.")
        #expect(changed.subject.answer(to: "2.1.1", in: Self.key)?.answer == .no)
        #expect(changed.subject.moderation(of: Self.key) == changed.position)
        guard case .caseModerated(let event)? = changed.history.last?.event else {
            Issue.record("not a moderation")
            return
        }
        #expect(event.changed == ["2.1.1", "2.2.1"])
        #expect(!event.isSelfModerated)
        try story.when(
            .moderateCase(
                ModerateCase(
                    Self.key, changes: [.init("2.1.1", to: .no), .init("2.1.1", to: .no)])),
            reason: "r"
        ).thenRefused(.alreadyJudged)
        try story.when(
            .moderateCase(ModerateCase(Self.key, changes: [.init("2.1.1", to: .yes)])),
            reason: "r"
        ).thenRefused(.nothingChanged)
        try story.when(
            .moderateCase(ModerateCase(Self.key, changes: [.init("2.1.1.a", to: .yes)])),
            reason: "r"
        ).thenRefused(.neverJudged)
        try story.when(.moderateCase(ModerateCase("d2-02"))).thenRefused(.neverJudged)
        // Somebody who moderated may dissent from it, and nobody from a case without moderation.
        try changed.when(.recordDissent(RecordDissent(from: .moderation(Self.key))), reason: "r")
            .thenHappened()
        try story.when(.recordDissent(RecordDissent(from: .moderation("d2-02"))), reason: "r")
            .thenRefused(.noSuchDecision)
    }
}
