import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Recording judgements")
struct RecordJudgementTests {
    private let story: Story

    init() throws {
        story = try Story.announced().sampled("2", 2).sampled("3", 1)
            .given(.withdrawCase(WithdrawCase(caseKey: "d2-02", why: .duplicate)))
    }

    @Test("What is not on file is an answer where the edition says so, and counts as a no")
    func notOnFile() throws {
        let judge = InspectionCommand.judge("2.1.1", of: "d2-01", .notOnFile)
        try Story.announced().sampled("2", 1).when(judge).thenRefused(.notOnFileNotAllowed)
        var text = String(decoding: Framework.unguardedYouth2021.definition, as: UTF8.self)
        let start = try #require(text.firstIndex(of: "{"))
        text.insert(contentsOf: "\n \"notOnFile\": \"no\",", at: text.index(after: start))
        let edition = try Framework(definition: Array(text.utf8))
        let story = try Story.announced(on: edition).sampled("2", 2)
            .answered("2.1.1", yes: 0, no: 1)
            .given(.judge("2.1.1", of: "d2-02", .notOnFile))
        let score = try story.row("2.1.1")
        #expect((score.yes, score.no, score.notApplicable) == (0, 2, 0))
        #expect(story.subject.answer(to: "2.1.1", in: "d2-02")?.answer == .notOnFile)
        let state = story.subject.state(of: .answer("d2-02", "2.1.1"))
        #expect(state.words == "not sufficient: information not on file")
    }

    @Test("A judgement of a sampled case is an event with the question, the answer and evidence")
    func judged() throws {
        let events = try story.when(
            .judge("2.1.3.a", of: "d2-01", .notApplicable, evidence: "file-0412")
        ).thenHappened()
        guard case .judgementRecorded(let event)? = events.first else {
            Issue.record("not a judgement")
            return
        }
        #expect(events.count == 1)
        #expect(event.caseKey == "d2-01")
        #expect(event.question == "2.1.3.a")
        #expect(event.answer == .notApplicable)
        #expect(event.evidence == "file-0412")
    }

    @Test(
        "A judgement that cannot be is refused",
        arguments: [
            ("c-9", "2.1.1", .yes, .caseNotSelected),
            ("d2-02", "2.1.1", .yes, .caseWithdrawn),
            ("d2-01", "2.1.9", .yes, .unknownQuestion),
            ("d2-01", "2.1", .yes, .unknownQuestion),
            ("d2-01", "3.1.1", .yes, .otherDomain),
            ("d3-01", "2.1.1", .yes, .otherDomain),
            ("d2-01", "2.1.1", .notApplicable, .notApplicableNotAllowed),
            ("d3-01", "3.4.1", .yes, .notRatedOnCases),
            ("d2-01", "1.1.1", .yes, .otherDomain),
        ] as [(CaseKey, Question.ID, Answer, Refusal.Code)])
    func refused(key: CaseKey, question: Question.ID, answer: Answer, code: Refusal.Code) throws {
        try story.when(.judge(question, of: key, answer)).thenRefused(code)
    }

    @Test(
        "Its neighbours that can be are taken",
        arguments: [
            ("d2-01", "2.1.1", .yes), ("d2-01", "2.1.1", .no), ("d3-01", "3.1.1", .no),
            ("d2-01", "2.1.1.a", .notApplicable), ("d2-01", "2.3.1.h", .notApplicable),
        ] as [(CaseKey, Question.ID, Answer)])
    func taken(key: CaseKey, question: Question.ID, answer: Answer) throws {
        try story.when(.judge(question, of: key, answer)).thenHappened()
    }

    @Test("A question is judged once in a case, at once or one after the other")
    func twice() throws {
        let judged = try story.given(.judge("2.1.1", of: "d2-01", .yes))
        for answer in [Answer.yes, .no] {
            try judged.when(.judge("2.1.1", of: "d2-01", answer)).thenRefused(.alreadyJudged)
        }
        try judged.when(.judge("2.1.2", of: "d2-01", .yes)).thenHappened()
        let judgement = RecordJudgements.Judgement(question: "2.1.2", answer: .yes)
        try story.when(
            .recordJudgements(
                RecordJudgements(caseKey: "d2-01", judgements: [judgement, judgement]))
        ).thenRefused(.alreadyJudged)
        try story.when(.recordJudgements(RecordJudgements(caseKey: "d2-01", judgements: [])))
            .thenRefused(.nothingChanged)
    }

    @Test("The questions of one command become events in their order, all or none")
    func many() throws {
        let questions: [Question.ID] = ["2.1.1", "2.1.1.a", "2.4.1.d2"]
        let judgements = questions.map {
            RecordJudgements.Judgement(question: $0, answer: .no)
        }
        let events = try story.when(
            .recordJudgements(RecordJudgements(caseKey: "d2-01", judgements: judgements))
        ).thenHappened()
        #expect(
            events.compactMap {
                if case .judgementRecorded(let event) = $0 { event.question } else { nil }
            } == questions)
        let wrong = RecordJudgements.Judgement(question: "2.1.2", answer: .notApplicable)
        try story.when(
            .recordJudgements(RecordJudgements(caseKey: "d2-01", judgements: judgements + [wrong]))
        ).thenRefused(.notApplicableNotAllowed)
    }
}
