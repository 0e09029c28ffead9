public import EventSourcing

/// An inspector judged the management oversight of one case.
///
/// A later judgement of the same case replaces the one that it names. Both events stay in the
/// stream.
public struct OversightJudged: InspectionEventContent {
    public static let name: EventName = "oversight-judged"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("overall", about: .child),
        .value("aspects.aspect.stage"),
        .value("aspects.aspect.theme"),
        .value("aspects.answer", about: .child),
        .value("supersedes"),
        .value("judgedBy", about: .staff),
        .value("stage"),
        .value("ground"),
        .value("judgeBefore", about: .staff),
        .value("heldBefore"),
    ]
    /// The case.
    public let caseKey: CaseKey
    /// Whether the oversight was sufficient as a whole; `nil` when only aspects were judged.
    public let overall: Answer?
    /// The judgements of single aspects, in the order of their stages and themes.
    public let aspects: [OversightAspectJudgement]
    /// The position of the judgement that this one replaces; `nil` for a first one.
    public let supersedes: Position?
    /// The person who judged, if it is not the person who recorded it.
    public let judgedBy: Agent.ID?
    /// The stage of the work at which it was corrected; `nil` for a first judgement.
    public let stage: CorrectionStage?
    /// The kind of the correction; `nil` for a first judgement.
    public let ground: CorrectionGround?
    /// Who was named as the judge before, if only the record of who judged, or when, was wrong.
    public let judgeBefore: Agent.ID?
    /// When the judgement held before, as recorded, if only that record, or who judged, was wrong.
    public let heldBefore: EffectiveTime?

    /// Whether the answers stay, and who judged or when was corrected.
    public var isOfAttribution: Bool { judgeBefore != nil || heldBefore != nil }

    package init(
        caseKey: CaseKey, overall: Answer?, aspects: [OversightAspectJudgement] = [],
        supersedes: Position? = nil, judgedBy: Agent.ID? = nil, stage: CorrectionStage? = nil,
        ground: CorrectionGround? = nil, judgeBefore: Agent.ID? = nil,
        heldBefore: EffectiveTime? = nil
    ) {
        self.caseKey = caseKey
        self.overall = overall
        self.aspects = aspects
        self.supersedes = supersedes
        self.judgedBy = judgedBy
        self.stage = stage
        self.ground = ground
        self.judgeBefore = judgeBefore
        self.heldBefore = heldBefore
    }

    package var input: CellInput { .oversight(caseKey) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [.caseKey: caseKey.rawValue]
        tags[.inspector] = provenance.inspector(judgedBy)
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        try inspection.checkJudge(judgedBy, by: provenance)
        _ = try inspection.sampledCase(caseKey)
        for judged in aspects {
            try inspection.check(judged.aspect, in: framework)
            try framework.check(judged.answer)
        }
        if let overall { try framework.check(overall) }
        guard overall != nil || !aspects.isEmpty else { throw Self.nothingJudged(of: caseKey) }
        try checkSuperseded(on: inspection)
        try inspection.check(stage ?? .inspector, of: caseKey, by: provenance)
        if !isChecking { try inspection.checkFirst(of: caseKey, by: judgedBy, provenance) }
        guard let standing = inspection.oversight[caseKey] else { return }
        let answers = answersByAspect
        let changesAnAnswer =
            (standing.overall != nil && standing.overall != overall)
            || standing.aspects.contains { answers[$0.key] != $0.value }
        if changesAnAnswer { try inspection.reason(of: provenance, for: "A correction") }
        let isOfAttribution = ground == .misrecorded && stage == .inspector
        guard standing.overall != overall || standing.aspects != answers || isOfAttribution else {
            throw .nothing(
                "Oversight of case \(caseKey) already has these answers.",
                remedy: "No correction is needed.")
        }
    }

    /// Checks that the event replaces the current judgement, or is the first one.
    ///
    /// - Throws: ``Refusal`` with code `alreadyJudged`, `neverJudged` or `superseded`.
    func checkSuperseded(on inspection: Inspection) throws(Refusal) {
        switch (inspection.oversight[caseKey], supersedes) {
        case (nil, nil):
            break
        case (let standing?, nil):
            throw Refusal(
                .alreadyJudged,
                "Oversight of case \(caseKey) was judged at position \(standing.position).",
                remedy: "Correct that judgement, with a reason.")
        case (nil, _?):
            throw Refusal(
                .neverJudged, "Oversight of case \(caseKey) was never judged.",
                remedy: "Record the judgement instead.")
        case (let standing?, let seen?):
            guard standing.position == seen else {
                throw Refusal(
                    .superseded,
                    "The correction names the oversight judgement at position \(seen); the "
                        + "current one is at position \(standing.position).",
                    remedy: "Read the current judgement, and correct that one.")
            }
        }
    }

    /// The refusal of a judgement without an answer.
    static func nothingJudged(of key: CaseKey) -> Refusal {
        .nothing(
            "The command has no judgement of the oversight of case \(key).",
            remedy: "Give an answer for the oversight as a whole, or for an aspect.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        let before = inspection.oversight[caseKey]
        let judge = occurrence.judge(judgedBy)
        let isMisrecorded = before != nil && ground == .misrecorded
        let isJudged =
            isMisrecorded
            ? before?.isJudged == true || !isChecking && judge != before?.judge : !isChecking
        inspection.oversight[caseKey] = RecordedOversight(
            overall: overall, aspects: answersByAspect, position: occurrence.position,
            origin: before?.origin.and(occurrence.origin) ?? occurrence.origin,
            heldAt: occurrence.effectiveAt, judge: judge,
            isEntered: occurrence.origin.isOwn && judge != occurrence.actor, isJudged: isJudged)
        if isMisrecorded, let before, before.isJudged,
            inspection.isNamedByOthersOnly(
                before.judge, before.isEntered, at: before.position, of: caseKey)
        {
            inspection.people.overseers[caseKey]?.remove(before.judge)
        }
        if isJudged, let judge {
            inspection.people.overseers[caseKey, default: []].append(judge)
        }
        if isChecking, let checker = checker(at: occurrence) {
            inspection.people.moderators[caseKey, default: []].insert(checker)
        }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    /// Whether it was given at moderation or at the factual accuracy check.
    var isChecking: Bool { stage == .moderation || stage == .factualAccuracy }

    /// Who gave the answers at moderation or at the factual accuracy check.
    ///
    /// Where the record was wrong, the judge stays the judge, and the actor checked it.
    func checker(at occurrence: Occurrence) -> Agent.ID? {
        occurrence.judge(ground == .misrecorded ? nil : judgedBy)
    }

    private var answersByAspect: [OversightAspect: Answer] {
        Dictionary(aspects.map { ($0.aspect, $0.answer) }, uniquingKeysWith: { $1 })
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        if let attribution = provenance.attribution(
            judgedBy, before: judgeBefore, heldBefore: heldBefore)
        {
            return "\(provenance.actor.id) corrected the record of management oversight of "
                + "\(caseKey): \(attribution)"
        }
        let verb = supersedes == nil ? "judged" : "rejudged"
        let details = aspects.map { "\($0.aspect) \($0.answer.words)" }.joined(separator: ", ")
        let whole = overall.map { " \($0.words)" } ?? ""
        let separator = details.isEmpty ? "" : overall == nil ? ": " : "; "
        return "\(provenance.judge(judgedBy)) \(verb) management oversight of \(caseKey)\(whole)"
            + "\(separator)\(details)\(provenance.entered(for: judgedBy))"
    }
}

extension [Agent.ID] {
    /// Removes a person once, where they stand last.
    fileprivate mutating func remove(_ person: Agent.ID?) {
        if let index = lastIndex(where: { $0 == person }) { remove(at: index) }
    }
}
