public import EventSourcing

/// An answer was corrected; the event of the old answer stays in the stream.
public struct JudgementCorrected: InspectionEventContent {
    public static let name: EventName = "judgement-corrected"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("supersedes"),
        .value("from", about: .child),
        .value("to", about: .child),
        .value("stage"),
        .value("judgedBy", about: .staff),
    ]
    package static let movesRatings: RatingReach? = .keyQuestion
    /// The case.
    public let caseKey: CaseKey
    /// The question.
    public let question: Question.ID
    /// The position of the event with the replaced answer.
    public let supersedes: Position
    /// The answer before the correction.
    public let from: Answer
    /// The answer after the correction.
    public let to: Answer
    /// The stage of the work at which the answer was corrected.
    public let stage: CorrectionStage
    /// The person who judged again, if it is not the person who recorded it.
    public let judgedBy: Agent.ID?

    package init(
        caseKey: CaseKey, question: Question.ID, supersedes: Position, from: Answer, to: Answer,
        stage: CorrectionStage, judgedBy: Agent.ID? = nil
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.from = from
        self.to = to
        self.stage = stage
        self.judgedBy = judgedBy
    }

    package var input: CellInput { .answer(caseKey, question) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        JudgementRecorded.tags(
            of: question, in: framework, case: caseKey, judge: judgedBy, provenance)
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        _ = try inspection.question(question, in: framework)
        guard let standing = inspection.answers[question, case: caseKey] else {
            throw Refusal(
                .neverJudged, "Question \(question) of case \(caseKey) was never judged.",
                remedy: "Record the judgement instead.")
        }
        guard standing.position == supersedes else {
            throw Refusal(
                .superseded,
                "The correction names the answer at position \(supersedes); the current "
                    + "answer is at position \(standing.position).",
                remedy: "Read the current answer, and correct that one.")
        }
        try inspection.checkAnswer(to, to: question, of: caseKey, in: framework)
        guard standing.answer != to else {
            throw .nothing(
                "Question \(question) of case \(caseKey) already has the answer \(to.description).",
                remedy: "No correction is needed.")
        }
        try inspection.reason(of: provenance, for: "A correction")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.answers.correct(to, to: question, in: caseKey, at: occurrence)
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.answer(question, in: caseKey, to, from: occurrence.origin)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.judge(judgedBy)) changed \(question.words(in: framework)) of \(caseKey) "
            + "from \(from.words) to \(to.words), \(stage.words)"
            + provenance.entered(for: judgedBy)
    }
}
