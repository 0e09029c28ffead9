public import EventSourcing

/// Corrects an answer; the reason of the command explains the correction.
public struct CorrectJudgement: InspectionCommandContent {
    package static let name: CommandName = "correct-judgement"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("supersedes"),
        .value("to", about: .child),
        .value("stage"),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// The question.
    public var question: Question.ID
    /// The position of the answer that the person saw and corrects.
    public var supersedes: Position
    /// The corrected answer.
    public var to: Answer
    /// The stage of the work at which the answer is corrected.
    public var stage: CorrectionStage

    /// Creates the command.
    public init(
        caseKey: CaseKey, question: Question.ID, supersedes: Position, to: Answer,
        stage: CorrectionStage
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.to = to
        self.stage = stage
    }

    package var keepsReason: Bool { true }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.selection(of: caseKey))
            .or(queries.answers(to: question, of: caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        // The validation of the event refuses a correction without an answer to correct.
        let event = JudgementCorrected(
            caseKey: caseKey, question: question, supersedes: supersedes,
            from: inspection.answers[question, case: caseKey]?.answer ?? to, to: to, stage: stage)
        try event.validate(on: inspection, by: provenance)
        return [.judgementCorrected(event)]
    }
}
