public import EventSourcing

/// Takes in a sheet of answers: what is new is recorded, what differs is corrected, what is equal
/// changes nothing.
///
/// All of it is recorded, or nothing.
public struct RecordAnswerSheet: Hashable, Sendable {
    /// What a cell of the sheet answers.
    public enum Subject: Hashable, Sendable {
        /// A question of the edition.
        case question(Question.ID)
        /// Management oversight of the case as a whole.
        case oversight
        /// One aspect of it.
        case oversightAspect(OversightAspect)
    }

    /// One answer.
    public struct Entry: Hashable, Sendable {
        public var caseKey: CaseKey
        public var subject: Subject
        public var answer: Answer
        /// Who judged; `nil` for the person who brings the sheet.
        public var judgedBy: Actor.ID?
        /// When the judgement held; `nil` for the time that the command gives.
        public var heldAt: EffectiveTime?
        /// Where the evidence is kept; only of questions.
        public var evidence: EvidenceReference?

        public init(
            caseKey: CaseKey, subject: Subject, answer: Answer, judgedBy: Actor.ID? = nil,
            heldAt: EffectiveTime? = nil, evidence: EvidenceReference? = nil
        ) {
            self.caseKey = caseKey
            self.subject = subject
            self.answer = answer
            self.judgedBy = judgedBy
            self.heldAt = heldAt
            self.evidence = evidence
        }
    }

    /// The answers; no case answers anything twice.
    public var entries: [Entry]
    /// Whether cases that are not in the sample are selected for the domain of their questions.
    public var selecting: Bool
    /// At which point of the work answers that differ were changed.
    public var stage: CorrectionStage

    public init(
        entries: [Entry], selecting: Bool = false, stage: CorrectionStage = .inspector
    ) {
        self.entries = entries
        self.selecting = selecting
        self.stage = stage
    }
}
