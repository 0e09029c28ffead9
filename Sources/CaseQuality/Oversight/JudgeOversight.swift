public import EventSourcing

/// Judges the management oversight of one case.
public struct JudgeOversight: InspectionCommandContent {
    package static let name: CommandName = "judge-oversight"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("overall", about: .child),
        .value("aspects.aspect.stage"),
        .value("aspects.aspect.theme"),
        .value("aspects.answer", about: .child),
        .value("supersedes"),
        .value("stage"),
        .value("ground"),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// Whether the oversight was sufficient as a whole; `nil` keeps the recorded answer.
    public var overall: Answer?
    /// The judgements of single aspects, each once; other aspects keep their answers.
    public var aspects: [OversightAspectJudgement]
    /// The position of the judgement that the person saw and corrects.
    ///
    /// `nil` for a first judgement. A correction needs a reason.
    public var supersedes: Position?
    /// The stage of the work, for a correction.
    public var stage: CorrectionStage
    /// The kind of the correction, which decides from when it holds.
    public var ground: CorrectionGround

    /// Creates the command.
    public init(
        caseKey: CaseKey, overall: Answer?, aspects: [OversightAspectJudgement] = [],
        supersedes: Position? = nil, stage: CorrectionStage = .inspector,
        ground: CorrectionGround = .reconsidered
    ) {
        self.caseKey = caseKey
        self.overall = overall
        self.aspects = aspects
        self.supersedes = supersedes
        self.stage = stage
        self.ground = ground
    }

    /// Only a correction needs a reason, and only a correction stores one.
    package var keepsReason: Bool { supersedes != nil }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(supersedes == nil ? .judge : stage.act, .sampled(caseKey))]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.selection(of: caseKey)).or(queries.oversight(of: caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        var given = GivenOversight(overall: overall)
        for judged in aspects {
            try inspection.check(judged.aspect, in: framework)
            guard given.aspects.updateValue(judged.answer, forKey: judged.aspect) == nil else {
                throw Refusal(
                    .alreadyJudged,
                    "Oversight of \(judged.aspect) occurs twice in the judgements of case "
                        + "\(caseKey).", remedy: "Judge each aspect once.")
            }
        }
        guard given != GivenOversight() else { throw OversightJudged.nothingJudged(of: caseKey) }
        let standing = inspection.oversight[caseKey]
        // A correction of what was misrecorded is no new judgement: the judge stays.
        let judge = supersedes != nil && ground == .misrecorded ? standing?.judge : nil
        let event = given.event(
            of: caseKey, on: inspection, superseding: supersedes,
            by: judge == provenance.actor.id ? nil : judge, at: stage, ground)
        try event.checkSuperseded(on: inspection)
        if supersedes != nil { try inspection.reason(of: provenance, for: "A correction") }
        try event.validate(on: inspection, by: provenance)
        return [.oversightJudged(event)]
    }
}
