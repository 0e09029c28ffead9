public import EventSourcing

/// Records second judgements of one or more cases, each by another person than judged the case.
///
/// A judgement that is recorded already changes nothing. The command records all judgements or
/// none.
public struct RecordSecondJudgements: InspectionCommandContent {
    package static let name: CommandName = "record-second-judgements"
    package static let fields: [FieldPrivacy] = [
        .value("purpose"),
        .value("judgements.caseKey", about: .child),
        .value("judgements.question"),
        .value("judgements.answer", about: .child),
        .value("judgements.evidence", about: .child),
        .value("judgements.judgedBy", about: .staff),
        .value("judgements.heldAt"),
    ]

    /// One question of a case and its second answer.
    public struct Judgement: Hashable, Sendable {
        /// The case.
        public var caseKey: CaseKey
        /// The question.
        public var question: Question.ID
        /// The answer.
        public var answer: Answer
        /// The reference of the evidence, if any.
        public var evidence: EvidenceReference?
        /// The person who judged; `nil` for the person who gives the command.
        public var judgedBy: Agent.ID?
        /// The time from which the judgement holds; `nil` for the time of the command.
        public var heldAt: EffectiveTime?

        /// Creates a judgement from its parts.
        public init(
            caseKey: CaseKey, question: Question.ID, answer: Answer,
            evidence: EvidenceReference? = nil, judgedBy: Agent.ID? = nil,
            heldAt: EffectiveTime? = nil
        ) {
            self.caseKey = caseKey
            self.question = question
            self.answer = answer
            self.evidence = evidence
            self.judgedBy = judgedBy
            self.heldAt = heldAt
        }

        /// The event that records it.
        func event(for purpose: SecondPurpose) -> SecondJudgementRecorded {
            SecondJudgementRecorded(
                caseKey: caseKey, question: question, answer: answer, purpose: purpose,
                evidence: evidence, judgedBy: judgedBy)
        }
    }

    /// Why the cases are judged again.
    public var purpose: SecondPurpose
    /// The judgements: at least one; each person judges each question of a case once.
    public var judgements: [Judgement]

    /// Creates the command.
    public init(for purpose: SecondPurpose, _ judgements: [Judgement]) {
        self.purpose = purpose
        self.judgements = judgements
    }

    /// Creates the command for questions of one case that the actor judged.
    public init(
        _ caseKey: CaseKey, for purpose: SecondPurpose, _ judgements: [RecordJudgements.Judgement]
    ) {
        self.init(
            for: purpose,
            judgements.map {
                Judgement(
                    caseKey: caseKey, question: $0.question, answer: $0.answer,
                    evidence: $0.evidence)
            })
    }

    package func acts(on _: Inspection) -> [RequestedAct] {
        Set(judgements.map(\.caseKey)).sorted().map { RequestedAct(.judge, .sampled($0)) }
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let cases = Set(judgements.map(\.caseKey))
        guard cases.count <= RecordAnswerSheet.mostCasesApart else { return queries.everything }
        return cases.sorted().reduce(queries.milestones) { $0.or(queries.tagged(.caseKey, $1)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let read = try read(on: inspection, by: provenance)
        if let first = read.refused.first { throw first.refusal }
        guard !read.events.isEmpty else {
            throw .nothing(
                "The inspection already has every second judgement of the command "
                    + "(\(judgements.count)).", remedy: "No command is needed.")
        }
        return read.events
    }

    /// Reads every judgement, and finds those that the rules refuse.
    ///
    /// - Throws: ``Refusal`` when the rules refuse the command as a whole.
    func read(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> (events: [InspectionEvent], refused: [RefusedEntry]) {
        _ = try inspection.open()
        guard !judgements.isEmpty else {
            throw .nothing(
                "The command has no second judgement.",
                remedy: "Give at least one question of a case and its answer.")
        }
        var judged: Set<Subject> = []
        var events: [InspectionEvent] = []
        var refused: [RefusedEntry] = []
        for (index, judgement) in judgements.enumerated() {
            let event = judgement.event(for: purpose)
            do throws(Refusal) {
                guard
                    event.recorded(on: inspection, by: provenance)?.judgement.answer
                        != event.answer
                else { continue }
                try event.validate(on: inspection, by: provenance)
                let subject = Subject(
                    caseKey: event.caseKey, question: event.question, judge: event.judgedBy)
                guard judged.insert(subject).inserted else {
                    throw Refusal(
                        .alreadyJudged,
                        "Question \(event.question) of case \(event.caseKey) occurs twice.",
                        remedy: "Judge each question once.")
                }
                events.append(.secondJudgementRecorded(event))
            } catch {
                refused.append(RefusedEntry(index: index, refusal: error))
            }
        }
        return (events, refused)
    }

    /// What one person judges once.
    private struct Subject: Hashable {
        let caseKey: CaseKey
        let question: Question.ID
        let judge: Agent.ID?
    }

    /// The time from which each judgement holds, by the event that records it.
    var effectiveTimes: (InspectionEvent) -> EffectiveTime? {
        let held = Dictionary(
            judgements.map { ($0.event(for: purpose), $0.heldAt) },
            uniquingKeysWith: { first, _ in first })
        return { event in
            guard case .secondJudgementRecorded(let event) = event else { return nil }
            return held[event] ?? nil
        }
    }
}
