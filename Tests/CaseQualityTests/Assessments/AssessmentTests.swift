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
        try story.when(correct(.factualAccuracy), reason: "r").thenRefused(.noDraft)
        try story.given(.issueDraft(IssueDraft(to: "service")))
            .when(correct(.factualAccuracy), reason: "r").thenHappened()
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

    @Test(
        "A case with an assessment is moderated once it is submitted; a sheet's case at any time",
        arguments: [true, false])
    func moderatedAfterSubmission(isOpened: Bool) throws {
        let opened = InspectionCommand.openAssessment(OpenAssessment(Self.key, inspector: "i-2"))
        let story = try isOpened ? answered().given(opened) : answered()
        let place = try #require(story.subject.answer(to: "2.1.1", in: Self.key)).recordedAt
        let oversight = try story.given(.judgeOversight(of: Self.key, .yes))
        let seen = oversight.position
        let commands: [(String, InspectionCommand)] = [
            ("moderate", .moderateCase(ModerateCase(Self.key))),
            ("moderate", .moderateCase(ModerateCase(Self.key, changes: [.init("2.1.1", to: .no)]))),
            ("correct", .correctJudgement(CorrectJudgement(Self.key, "2.1.1", at: place, to: .no))),
            ("sheet", .sheet(.of(Self.key, "2.1.1", .no), stage: .moderation)),
            ("sheet", .sheet(.oversight(Self.key, .no), stage: .moderation)),
            (
                "oversight",
                .judgeOversight(
                    JudgeOversight(
                        caseKey: Self.key, overall: .no, supersedes: seen, stage: .moderation))
            ),
        ]
        for (what, command) in commands {
            let outcome = oversight.when(command, reason: "r")
            #expect(outcome.refusal?.code == (isOpened ? .notSubmitted : nil), "\(what)")
            #expect(outcome.refusal?.remedy.contains("Let i-2 submit it first") != false, "\(what)")
            try oversight.given(submit).when(command, reason: "r").thenHappened()
            let reopen = InspectionCommand.reopenAssessment(ReopenAssessment(Self.key))
            try oversight.given(submit).given(reopen, reason: "r").when(command, reason: "r")
                .thenRefused(.notSubmitted)
        }
        // A case without an assessment of its own stays as it is.
        let factual = CorrectJudgement(
            caseKey: Self.key, question: "2.1.1", supersedes: place, to: .no,
            stage: .factualAccuracy)
        let checked = story.when(.correctJudgement(factual), reason: "r")
        #expect(checked.refusal?.code == (isOpened ? .noDraft : nil))
    }

    @Test("Who judged a case a second time does not open its assessment")
    func openedBySecond() throws {
        let story = try answered().by(
            "i-2", .inspector,
            .recordSecondJudgements(
                RecordSecondJudgements(
                    Self.key, for: .calibration, [.init(question: "2.1.1", answer: .no)])))
        try story.when(.openAssessment(OpenAssessment(Self.key, inspector: "i-2")))
            .thenRefused(.barred)
        try story.when(.openAssessment(OpenAssessment("d2-02", inspector: "i-2"))).thenHappened()
        try story.when(.openAssessment(OpenAssessment(Self.key, inspector: "i-3"))).thenHappened()
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
        // Nobody dissents from what they did themselves, or from a case without moderation.
        let dissent = InspectionCommand.recordDissent(RecordDissent(from: .moderation(Self.key)))
        try changed.when(dissent, reason: "r").thenRefused(.ownDecision)
        try changed.by("m-2", .moderator, .moderateCase(ModerateCase(Self.key)))
            .when(dissent, reason: "r").thenHappened()
        try story.when(.recordDissent(RecordDissent(from: .moderation("d2-02"))), reason: "r")
            .thenRefused(.noSuchDecision)
    }
}
