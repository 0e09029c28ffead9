/// Judges questions of one case.
public struct RecordJudgements: Hashable, Sendable {
    /// One question and its answer.
    public struct Judgement: Hashable, Sendable {
        public var question: Question.ID
        public var answer: Answer
        public var evidence: EvidenceReference?

        public init(question: Question.ID, answer: Answer, evidence: EvidenceReference? = nil) {
            self.question = question
            self.answer = answer
            self.evidence = evidence
        }
    }

    public var caseKey: CaseKey
    /// At least one, each question once.
    public var judgements: [Judgement]

    public init(caseKey: CaseKey, judgements: [Judgement]) {
        self.caseKey = caseKey
        self.judgements = judgements
    }
}
