public import EventSourcing

/// The inspected service challenged what the draft says.
public struct ChallengeRaised: InspectionEventContent {
    public static let name: EventName = "challenge-raised"
    package static let fields: [FieldPrivacy] = [
        .value("id"),
        .value("target", about: .child),
        .value("kind"),
        .text("ground", 7, about: .child),
        .value("evidence", about: .child),
        .value("due"),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The id of the challenge.
    public let id: ChallengeID
    /// What it is about.
    public let target: ChallengeTarget
    /// Its kind.
    public let kind: ChallengeKind
    /// Its ground; organisational text.
    public let ground: FreeText
    /// References of the evidence for it.
    public let evidence: [EvidenceReference]
    /// Until when it is to be resolved, if stated.
    public let due: PartialDate?

    package init(
        id: ChallengeID, target: ChallengeTarget, kind: ChallengeKind, ground: FreeText,
        evidence: [EvidenceReference] = [], due: PartialDate? = nil
    ) {
        self.id = id
        self.target = target
        self.kind = kind
        self.ground = ground
        self.evidence = evidence
        self.due = due
    }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [.challenge: id.rawValue]
        tags[.caseKey] = target.caseKey?.rawValue
        tags[.standard] = target.disputed(in: framework)?.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.announced()
        guard !inspection.challenges.contains(where: { $0.raised.id == id }) else {
            throw Refusal(
                .alreadyRecorded, "This inspection has a challenge \(id).",
                remedy: "Give the challenge an id of its own.")
        }
        try checkDraft(on: inspection, by: provenance)
        switch target {
        case .answer(let key, let question):
            _ = try inspection.sampledCase(key)
            _ = try inspection.question(question, in: framework)
            guard inspection.answers[question, case: key] != nil else {
                throw Refusal(
                    .neverJudged, "Question \(question) of case \(key) was never judged.",
                    remedy: "Challenge an answer that was given.")
            }
        case .question(let id): _ = try inspection.question(id, in: framework)
        case .standard(let id): _ = try inspection.standard(id, in: framework)
        case .overall, .text: break
        }
        try inspection.require(ground, "The ground", atMost: Provenance.longestReasonInBytes)
    }

    /// Checks that a draft was issued, if the challenge is about what a draft says.
    ///
    /// Evidence that was not seen, and a rule that was applied wrongly, can be named at any time.
    ///
    /// - Throws: ``Refusal`` with code `noDraft`.
    private func checkDraft(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) {
        guard provenance.origin.isOwn, inspection.draft == nil,
            kind == .factualInaccuracy || target == .text
        else { return }
        throw Refusal(
            .noDraft,
            "No draft was issued, so the service could not find \(kind.words) in "
                + "\(target == .text ? "its text" : "it").",
            remedy: "Issue the draft first, or name the kind of challenge that it is.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.challenges.append(
            Challenge(
                raised: self, raisedAt: occurrence.position, raisedBy: occurrence.actor,
                raisedHeldAt: occurrence.effectiveAt))
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched { basis.dispute(target, by: id) }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the service")) raised challenge \(id) to \(target.words(in: framework)): "
            + kind.words + (due.map { ", due \($0)" } ?? "")
    }
}
