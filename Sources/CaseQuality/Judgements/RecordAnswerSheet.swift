public import EventSourcing

/// Records a sheet of answers: a new answer is recorded, a different one is a correction, an equal
/// one changes nothing.
///
/// All of it is recorded, or nothing.
public struct RecordAnswerSheet: InspectionCommandContent {
    package static let name: CommandName = "record-answer-sheet"
    package static let fields: [FieldPrivacy] = [
        .value("entries.caseKey", about: .child),
        .value("entries.subject"),
        .value("entries.answer", about: .child),
        .value("entries.judgedBy", about: .staff),
        .value("entries.heldAt"),
        .value("entries.evidence", about: .child),
        .value("selecting"),
        .value("stage"),
    ]

    /// What a cell of the sheet answers.
    public enum Subject: Hashable, Sendable {
        /// A question of the edition.
        case question(Question.ID)
        /// Management oversight of the case as a whole.
        case oversight
        /// One aspect of it.
        case oversightAspect(OversightAspect)

        /// The words of a refusal: `"Question 2.1.3"`.
        var words: String {
            switch self {
            case .question(let id): "Question \(id)"
            case .oversight: "Oversight"
            case .oversightAspect(let aspect): "Oversight of \(aspect.stage.description)"
            }
        }
    }

    /// One answer.
    public struct Entry: Hashable, Sendable {
        public var caseKey: CaseKey
        public var subject: Subject
        public var answer: Answer
        /// Who judged; `nil` for the person who brings the sheet.
        public var judgedBy: Agent.ID?
        /// When the judgement held; `nil` for the time that the command gives.
        public var heldAt: EffectiveTime?
        /// Where the evidence is kept; only of questions.
        public var evidence: EvidenceReference?

        public init(
            caseKey: CaseKey, subject: Subject, answer: Answer, judgedBy: Agent.ID? = nil,
            heldAt: EffectiveTime? = nil, evidence: EvidenceReference? = nil
        ) {
            self.caseKey = caseKey
            self.subject = subject
            self.answer = answer
            self.judgedBy = judgedBy
            self.heldAt = heldAt
            self.evidence = evidence
        }

        /// The answer that the inspection has to the same question; `nil` for none.
        func recordedAnswer(on inspection: Inspection) -> Answer? {
            switch subject {
            case .question(let id): inspection.answers[id, case: caseKey]?.answer
            case .oversight: inspection.oversight[caseKey]?.overall
            case .oversightAspect(let aspect): inspection.oversight[caseKey]?.aspects[aspect]
            }
        }
    }

    /// The answers; no case answers anything twice.
    public var entries: [Entry]
    /// Whether cases that are not in the sample are selected for the domain of their questions.
    public var selecting: Bool
    /// At which point of the work answers that differ were changed.
    public var stage: CorrectionStage

    /// Whether its inspectors and times are of who changes an answer.
    ///
    /// A sheet names who judged first, and when. What is changed after the inspector, in moderation for
    /// example, is changed by who brings the sheet, at the time of the command.
    var namesWhoCorrects: Bool { stage == .inspector }

    public init(
        entries: [Entry], selecting: Bool = false, stage: CorrectionStage = .inspector
    ) {
        self.entries = entries
        self.selecting = selecting
        self.stage = stage
    }

    package var keepsReason: Bool { true }

    /// A sheet of more cases than this depends on the inspection as a whole: its observation, which
    /// is stored with it, would name every case.
    private static let mostCasesApart = 64

    package func dependencies(in queries: InspectionQueries) -> Query {
        let cases = Set(entries.map(\.caseKey))
        guard cases.count <= Self.mostCasesApart else { return queries.everything }
        return cases.sorted().reduce(queries.milestones) { $0.or(queries.tagged(.caseKey, $1)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        var reading = try AnswerSheetReading(of: self, on: inspection, by: provenance)
        reading.readAll()
        if let first = reading.refused.first { throw first.refusal }
        guard !reading.events.isEmpty else {
            throw .nothing(
                "The inspection has all \(entries.count) answers already.",
                remedy: "Nothing needs to be recorded.")
        }
        return reading.events
    }
}
