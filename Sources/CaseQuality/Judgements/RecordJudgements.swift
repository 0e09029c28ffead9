package import EventSourcing

/// Judges questions of one case.
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

    package func dependencies(in queries: InspectionQueries) -> Query {
        // Two people who judge different questions of one case do not depend on each other. Many questions
        // are no shorter to name than the case.
        guard judgements.count <= Self.mostQuestionsApart else {
            return queries.milestones.or(queries.tagged(.caseKey, caseKey))
        }
        return judgements.reduce(queries.milestones.or(queries.selection(of: caseKey))) {
            $0.or(queries.answers(to: $1.question, of: caseKey))
        }
    }

    /// The most questions that a decision depends on one by one.
    private static let mostQuestionsApart = 8

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        guard !judgements.isEmpty else {
            throw .nothing(
                "No question of case \(caseKey) was judged.",
                remedy: "Name the questions and their answers.")
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
                    "Question \(judgement.question) stands twice in the judgements of case "
                        + "\(caseKey).",
                    remedy: "Judge every question once.")
            }
            events.append(.judgementRecorded(event))
        }
        return events
    }
}
