package import EventSourcing

/// Moderates a case: agrees with its answers, or changes some with a reason.
public struct ModerateCase: InspectionCommandContent {
    package static let name: CommandName = "moderate-case"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("changes", about: .child),
    ]

    /// An answer that the moderator changes.
    public struct Change: Hashable, Sendable {
        /// The question.
        public var question: Question.ID
        /// The answer.
        public var to: Answer

        /// Creates a change.
        public init(_ question: Question.ID, to answer: Answer) {
            self.question = question
            to = answer
        }
    }

    /// The case.
    public var caseKey: CaseKey
    /// The changed answers, each question once; empty if the moderator agrees.
    public var changes: [Change]

    /// Creates the command.
    public init(_ caseKey: CaseKey, changes: [Change] = []) {
        self.caseKey = caseKey
        self.changes = changes
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.moderate, .sampled(caseKey))]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.caseKey, caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        var seen: Set<Question.ID> = []
        var events: [InspectionEvent] = []
        for change in changes {
            guard seen.insert(change.question).inserted else {
                throw Refusal(
                    .alreadyJudged, "Question \(change.question) is changed twice.",
                    remedy: "Change each question once.")
            }
            let standing = inspection.answers[change.question, case: caseKey]
            let event = JudgementCorrected(
                caseKey: caseKey, question: change.question,
                supersedes: standing?.position ?? .start, from: standing?.answer ?? change.to,
                to: change.to, stage: .moderation)
            try event.validate(on: inspection, by: provenance)
            events.append(.judgementCorrected(event))
        }
        let moderated = CaseModerated(
            caseKey: caseKey, changed: changes.map(\.question),
            isSelfModerated: inspection.isSelfChecked(
                RequestedAct(.moderate, .sampled(caseKey)), by: provenance.actor.id))
        try moderated.validate(on: inspection, by: provenance)
        return events + [.caseModerated(moderated)]
    }
}
