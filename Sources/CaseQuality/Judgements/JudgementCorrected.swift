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
        .value("ground"),
        .value("judgeBefore", about: .staff),
        .value("heldBefore"),
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
    /// The kind of the correction.
    public let ground: CorrectionGround
    /// Who was named as the judge before, if the correction names somebody else.
    public let judgeBefore: Agent.ID?
    /// When the judgement held before, as recorded, if the record had another time.
    public let heldBefore: EffectiveTime?

    /// Whether the answer stays, and who judged or when was corrected.
    public var isOfAttribution: Bool { from == to }

    package init(
        caseKey: CaseKey, question: Question.ID, supersedes: Position, from: Answer, to: Answer,
        stage: CorrectionStage, judgedBy: Agent.ID? = nil,
        ground: CorrectionGround = .reconsidered, judgeBefore: Agent.ID? = nil,
        heldBefore: EffectiveTime? = nil
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.from = from
        self.to = to
        self.stage = stage
        self.judgedBy = judgedBy
        self.ground = ground
        self.judgeBefore = judgeBefore
        self.heldBefore = heldBefore
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
        try inspection.check(stage, of: caseKey, by: provenance)
        if stage == .inspector { try inspection.checkFirst(of: caseKey, by: judgedBy, provenance) }
        try inspection.checkAnswer(to, to: question, of: caseKey, in: framework)
        guard standing.answer != to || ground == .misrecorded && stage == .inspector else {
            throw nothingChanged
        }
        if let judgedBy { try inspection.checkPerson(judgedBy) }
        try inspection.reason(of: provenance, for: "A correction")
    }

    /// The refusal of a correction to the answer that stands.
    var nothingChanged: Refusal {
        .nothing(
            "Question \(question) of case \(caseKey) already has the answer \(to.description).",
            remedy: "No correction is needed.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        let judge = occurrence.judge(judgedBy)
        inspection.answers.correct(
            to, to: question, in: caseKey, by: judge, isJudging: stage == .inspector,
            isMisrecorded: ground == .misrecorded,
            frees: inspection.answers[question, case: caseKey].map {
                inspection.isNamedByOthersOnly($0.judge, $0.isEntered, at: $0.position, of: caseKey)
            } ?? false, at: occurrence)
        // Who corrects after the service checked the draft has not moderated the case.
        if stage == .moderation, let checker = checker(at: occurrence) {
            inspection.people.moderators[caseKey, default: []].insert(checker)
        }
        if stage == .inspector, !isOfAttribution { inspection.noteChange(of: caseKey) }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    /// Who gave the answer at moderation or at the factual accuracy check.
    ///
    /// Where the record was wrong, the judge stays the judge, and the actor checked it.
    func checker(at occurrence: Occurrence) -> Agent.ID? {
        occurrence.judge(ground == .misrecorded ? nil : judgedBy)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        isOfAttribution
            ? .nothing : basis.answer(question, in: caseKey, to, from: occurrence.origin)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let question = question.words(in: framework)
        let attribution = provenance.attribution(
            judgedBy, before: judgeBefore, heldBefore: heldBefore)
        guard !isOfAttribution else {
            return "\(provenance.actor.id) corrected the record of \(question) of \(caseKey): "
                + (attribution ?? "who judged, or when")
        }
        let change = "\(question) of \(caseKey) from \(from.words) to \(to.words), \(stage.words)"
        guard ground != .misrecorded || judgedBy == nil else {
            // Nobody judged again: the actor corrected the record of what the judge said.
            let judge = attribution ?? "judged by \(provenance.judge(judgedBy))"
            return "\(provenance.actor.id) corrected the record of \(change), \(ground.words); "
                + judge
        }
        return "\(provenance.judge(judgedBy)) changed \(change)"
            + (ground == .reconsidered ? "" : ", \(ground.words)")
            + provenance.entered(for: judgedBy)
    }
}
