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
        .value("ground"),
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
    /// The kind of the correction, which decides from when it holds.
    public var ground: CorrectionGround

    /// Creates the command.
    public init(
        caseKey: CaseKey, question: Question.ID, supersedes: Position, to: Answer,
        stage: CorrectionStage, ground: CorrectionGround = .reconsidered
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.to = to
        self.stage = stage
        self.ground = ground
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(stage.act, .sampled(caseKey))]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.selection(of: caseKey))
            .or(queries.answers(to: question, of: caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        // The validation of the event refuses a correction without an answer to correct.
        let standing = inspection.answers[question, case: caseKey]
        // A correction of what was misrecorded is no new judgement: the judge stays.
        let judge = ground == .misrecorded ? standing?.judge : nil
        let event = JudgementCorrected(
            caseKey: caseKey, question: question, supersedes: supersedes,
            from: standing?.answer ?? to, to: to, stage: stage,
            judgedBy: judge == provenance.actor.id ? nil : judge, ground: ground)
        try event.validate(on: inspection, by: provenance)
        guard !event.isOfAttribution else { throw event.nothingChanged }
        return [.judgementCorrected(event)]
    }
}
