package import EventSourcing

/// Records judgements of one or more questions of one case.
public struct RecordJudgements: InspectionCommandContent {
    package static let name: CommandName = "record-judgements"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("judgements.question"),
        .value("judgements.answer", about: .child),
        .value("judgements.evidence", about: .child),
    ]

    /// One question and its answer.
    public struct Judgement: Hashable, Sendable {
        /// The question.
        public var question: Question.ID
        /// The answer.
        public var answer: Answer
        /// The reference of the evidence, if any.
        public var evidence: EvidenceReference?

        /// Creates a judgement from its parts.
        public init(question: Question.ID, answer: Answer, evidence: EvidenceReference? = nil) {
            self.question = question
            self.answer = answer
            self.evidence = evidence
        }
    }

    /// The case.
    public var caseKey: CaseKey
    /// The judgements: at least one, each question once.
    public var judgements: [Judgement]

    /// Creates the command.
    public init(caseKey: CaseKey, judgements: [Judgement]) {
        self.caseKey = caseKey
        self.judgements = judgements
    }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.judge, .sampled(caseKey))]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        // Two people who judge different questions of one case do not depend on each other. For
        // many questions, a query for the whole case is not longer.
        guard judgements.count <= Self.mostQuestionsApart else {
            return queries.milestones.or(queries.tagged(.caseKey, caseKey))
        }
        return judgements.reduce(queries.milestones.or(queries.selection(of: caseKey))) {
            $0.or(queries.answers(to: $1.question, of: caseKey))
        }
    }

    /// The most questions whose dependencies are listed one by one.
    private static let mostQuestionsApart = 8

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        guard !judgements.isEmpty else {
            throw .nothing(
                "The command has no judgement of case \(caseKey).",
                remedy: "Give at least one question and its answer.")
        }
        var seen: Set<Question.ID> = []
        var events: [InspectionEvent] = []
        for judgement in judgements {
            let event = JudgementRecorded(
                caseKey: caseKey, question: judgement.question, answer: judgement.answer,
                evidence: judgement.evidence)
            try event.validate(on: inspection, by: provenance)
            guard seen.insert(judgement.question).inserted else {
                throw Refusal(
                    .alreadyJudged,
                    "Question \(judgement.question) occurs twice in the judgements of case "
                        + "\(caseKey).",
                    remedy: "Judge each question once.")
            }
            events.append(.judgementRecorded(event))
        }
        return events
    }
}
