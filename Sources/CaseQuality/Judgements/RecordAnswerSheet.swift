public import EventSourcing

/// Records a sheet of answers: new answers, and corrections of different ones.
///
/// An entry whose answer is already recorded changes nothing. The command records all entries or
/// none.
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
        .value("ground"),
        .value("cleared", about: .child),
    ]

    /// The subject of an answer in the sheet.
    public enum Subject: Hashable, Sendable {
        /// A question of the edition.
        case question(Question.ID)
        /// Management oversight of the case as a whole.
        case oversight
        /// One aspect of the management oversight.
        case oversightAspect(OversightAspect)

        /// Whether it is one aspect of the oversight.
        package var isAspect: Bool {
            if case .oversightAspect = self { true } else { false }
        }

        /// The subject in a refusal: `"Question 2.1.3"`.
        var words: String {
            switch self {
            case .question(let id): "Question \(id)"
            case .oversight: "Oversight"
            case .oversightAspect(let aspect): "Oversight of \(aspect.stage.description)"
            }
        }
    }

    /// An answer that the sheet has no longer.
    public struct Cleared: Hashable, Sendable {
        /// The case.
        public var caseKey: CaseKey
        /// What was answered: a question, or the oversight as a whole.
        public var subject: Subject

        /// Names an answer.
        public init(caseKey: CaseKey, subject: Subject) {
            self.caseKey = caseKey
            self.subject = subject
        }

        /// The recorded answer that is to be taken back; `nil` if there is none.
        package func standing(on inspection: Inspection) -> StandingAnswer? {
            subject.isAspect ? nil : subject.standing(of: caseKey, on: inspection)
        }
    }

    /// One answer.
    public struct Entry: Hashable, Sendable {
        /// The case.
        public var caseKey: CaseKey
        /// The subject of the answer.
        public var subject: Subject
        /// The answer.
        public var answer: Answer
        /// The person who judged; `nil` for the person who imports the sheet.
        public var judgedBy: Agent.ID?
        /// The time from which the judgement holds; `nil` for the time of the command.
        public var heldAt: EffectiveTime?
        /// The reference of the evidence; only for questions.
        public var evidence: EvidenceReference?

        /// Creates an entry from its parts.
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

        /// The recorded answer of the inspection to the same subject; `nil` when there is none.
        package func recordedAnswer(on inspection: Inspection) -> Answer? {
            standing(on: inspection)?.answer
        }

        /// What is recorded about the same subject; `nil` when nothing is.
        func standing(on inspection: Inspection) -> StandingAnswer? {
            subject.standing(of: caseKey, on: inspection)
        }
    }

    /// The answers: at most one for each case and subject.
    public var entries: [Entry]
    /// Whether a missing case is selected for the domain of its questions.
    public var selecting: Bool
    /// The stage of the work at which different answers were corrected.
    public var stage: CorrectionStage
    /// The kind of its corrections; `nil` where the sheet does not say it.
    ///
    /// Without it a changed answer was reconsidered. Where the answer stays, and who judged or when
    /// is another one, the record was wrong.
    public var ground: CorrectionGround?
    /// The recorded answers to take back, because the sheet has them no longer.
    ///
    /// An entry without a recorded answer is ignored.
    public var cleared: [Cleared]

    /// Whether the inspectors and times of the sheet apply to corrections.
    ///
    /// A sheet names the first judge and the first time. After the inspector's stage, for example
    /// in moderation, the person who imports the sheet makes the correction, at the time of the
    /// command.
    var namesWhoCorrects: Bool { stage == .inspector }

    /// Creates the command.
    public init(
        entries: [Entry], selecting: Bool = false, stage: CorrectionStage = .inspector,
        ground: CorrectionGround? = nil, cleared: [Cleared] = []
    ) {
        self.entries = entries
        self.selecting = selecting
        self.stage = stage
        self.ground = ground
        self.cleared = cleared
    }

    package var keepsReason: Bool { true }

    /// The most cases whose dependencies are listed one by one.
    ///
    /// A larger sheet depends on the inspection as a whole. Its observation, which is stored with
    /// it, would otherwise name every case.
    static let mostCasesApart = 64

    package func acts(on inspection: Inspection) -> [RequestedAct] {
        var acts: [RequestedAct] = []
        var seen: Set<RequestedAct> = []
        func ask(_ asked: RequestedAct) {
            if seen.insert(asked).inserted { acts.append(asked) }
        }
        for entry in entries {
            if selecting, inspection.basis.cases[entry.caseKey] == nil {
                ask(RequestedAct(.selectCases))
            }
            guard let standing = entry.recordedAnswer(on: inspection) else {
                ask(RequestedAct(.judge, .sampled(entry.caseKey)))
                continue
            }
            let changes = standing != entry.answer || changesAttribution(entry, on: inspection)
            if changes { ask(RequestedAct(stage.act, .sampled(entry.caseKey))) }
        }
        for cleared in cleared where cleared.standing(on: inspection) != nil {
            ask(RequestedAct(.correct, .sampled(cleared.caseKey)))
        }
        return acts
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let cases = Set(entries.map(\.caseKey) + cleared.map(\.caseKey))
        guard cases.count <= Self.mostCasesApart else { return queries.everything }
        return cases.sorted().reduce(queries.milestones) {
            // A case that the sheet selects must have a name of its own.
            $0.or(selecting ? queries.named($1.rawValue) : queries.tagged(.caseKey, $1))
        }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        var reading = try AnswerSheetReading(of: self, on: inspection, by: provenance)
        try reading.readAll()
        if let first = reading.refused.first { throw first.refusal }
        guard !reading.events.isEmpty else {
            throw .nothing(
                "The inspection already has every answer of the sheet (\(entries.count)).",
                remedy: "No command is needed.")
        }
        return reading.events
    }

    /// Whether an entry with the recorded answer names another judge or another time.
    func changesAttribution(_ entry: Entry, on inspection: Inspection) -> Bool {
        guard namesWhoCorrects, !entry.subject.isAspect,
            let standing = entry.standing(on: inspection)
        else { return false }
        let isOther = entry.judgedBy.map { $0 != standing.judge } ?? false
        return isOther || entry.heldAt.map { !$0.isSame(as: standing.heldAt) } ?? false
    }
}
