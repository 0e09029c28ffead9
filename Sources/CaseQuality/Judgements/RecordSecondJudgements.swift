package import EventSourcing

/// Records second judgements of one or more questions of one case, by another person.
public struct RecordSecondJudgements: InspectionCommandContent {
    package static let name: CommandName = "record-second-judgements"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("purpose"),
        .value("judgements.question"),
        .value("judgements.answer", about: .child),
        .value("judgements.evidence", about: .child),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// Why it is judged again.
    public var purpose: SecondPurpose
    /// The judgements: at least one, each question once.
    public var judgements: [RecordJudgements.Judgement]

    /// Creates the command.
    public init(
        _ caseKey: CaseKey, for purpose: SecondPurpose, _ judgements: [RecordJudgements.Judgement]
    ) {
        self.caseKey = caseKey
        self.purpose = purpose
        self.judgements = judgements
    }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.judge, .sampled(caseKey))]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.caseKey, caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        guard !judgements.isEmpty else {
            throw .nothing(
                "The command has no second judgement of case \(caseKey).",
                remedy: "Give at least one question and its answer.")
        }
        var seen: Set<Question.ID> = []
        var events: [InspectionEvent] = []
        for judgement in judgements {
            let event = SecondJudgementRecorded(
                caseKey: caseKey, question: judgement.question, answer: judgement.answer,
                purpose: purpose, evidence: judgement.evidence)
            try event.validate(on: inspection, by: provenance)
            guard seen.insert(judgement.question).inserted else {
                throw Refusal(
                    .alreadyJudged,
                    "Question \(judgement.question) occurs twice in the judgements of case "
                        + "\(caseKey).",
                    remedy: "Judge each question once.")
            }
            events.append(.secondJudgementRecorded(event))
        }
        return events
    }
}
