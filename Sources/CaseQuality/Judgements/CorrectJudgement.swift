public import EventSourcing

/// Changes an answer; the command's reason says why.
public struct CorrectJudgement: InspectionCommandContent {
    package static let name: CommandName = "correct-judgement"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("supersedes"),
        .value("to", about: .child),
        .value("stage"),
    ]

    public var caseKey: CaseKey
    public var question: Question.ID
    /// The position of the answer that the person saw and changes.
    public var supersedes: Position
    public var to: Answer
    public var stage: CorrectionStage

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
        // The event is refused where there is no answer to correct.
        let event = JudgementCorrected(
            caseKey: caseKey, question: question, supersedes: supersedes,
            from: inspection.answers[question, case: caseKey]?.answer ?? to, to: to, stage: stage)
        try event.validate(on: inspection, by: provenance)
        return [.judgementCorrected(event)]
    }
}
