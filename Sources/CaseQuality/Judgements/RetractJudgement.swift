public import EventSourcing

/// Takes back an answer, or the judgement of a case's oversight; the reason of the command explains
/// it.
public struct RetractJudgement: InspectionCommandContent {
    package static let name: CommandName = "retract-judgement"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("supersedes"),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// The question; `nil` for the management oversight.
    public var question: Question.ID?
    /// The position of the answer that the person saw and takes back.
    public var supersedes: Position

    /// Creates the command.
    public init(caseKey: CaseKey, question: Question.ID?, supersedes: Position) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.correct, .sampled(caseKey), words: "take back an answer")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let selection = queries.milestones.or(queries.selection(of: caseKey))
        return question.map { selection.or(queries.answers(to: $0, of: caseKey)) }
            ?? selection.or(queries.tagged(.caseKey, caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let from =
            question.map { inspection.answers[$0, case: caseKey]?.answer }
            ?? inspection.oversight[caseKey]?.overall
        let event = JudgementRetracted(
            caseKey: caseKey, question: question, supersedes: supersedes, from: from)
        try event.validate(on: inspection, by: provenance)
        return [.judgementRetracted(event)]
    }
}
