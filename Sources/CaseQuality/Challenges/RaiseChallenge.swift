package import EventSourcing

/// Challenges what the draft says.
public struct RaiseChallenge: InspectionCommandContent {
    package static let name: CommandName = "raise-challenge"
    package static let fields: [FieldPrivacy] = [
        .value("id"),
        .value("target", about: .child),
        .value("kind"),
        .typed("ground", about: .child),
        .value("evidence", about: .child),
        .value("due"),
    ]

    /// The id of the challenge.
    public var id: ChallengeID
    /// What it is about.
    public var target: ChallengeTarget
    /// Its kind.
    public var kind: ChallengeKind
    /// Its ground; organisational text of at most 2,000 bytes.
    public var ground: String
    /// References of the evidence for it.
    public var evidence: [EvidenceReference]
    /// Until when it is to be resolved, if stated.
    public var due: PartialDate?

    /// Creates the command.
    public init(
        _ id: ChallengeID, to target: ChallengeTarget, kind: ChallengeKind, ground: String,
        evidence: [EvidenceReference] = [], due: PartialDate? = nil
    ) {
        self.id = id
        self.target = target
        self.kind = kind
        self.ground = ground
        self.evidence = evidence
        self.due = due
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.raiseChallenge)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let named = queries.milestones.or(queries.tagged(.challenge, id))
        return target.caseKey.map { named.or(queries.tagged(.caseKey, $0)) } ?? named
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = ChallengeRaised(
            id: id, target: target, kind: kind, ground: .text(ground), evidence: evidence,
            due: due)
        try event.validate(on: inspection, by: provenance)
        return [.challengeRaised(event)]
    }
}
