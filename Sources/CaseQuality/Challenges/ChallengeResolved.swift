public import EventSourcing

/// A challenge was accepted, in whole or in part, or rejected.
public struct ChallengeResolved: InspectionEventContent {
    public static let name: EventName = "challenge-resolved"
    package static let fields: [FieldPrivacy] = [
        .value("id"),
        .value("target", about: .child),
        .value("outcome"),
        .value("events"),
        .value("isSelfChecked"),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The challenge.
    public let id: ChallengeID
    /// The outcome.
    public let outcome: ChallengeOutcome
    /// What the challenge was about.
    public let target: ChallengeTarget
    /// The positions of the events that it led to, such as a correction.
    public let events: [Position]
    /// Whether the person had a part in it, because the team has nobody else.
    public let isSelfChecked: Bool

    package init(
        id: ChallengeID, target: ChallengeTarget, outcome: ChallengeOutcome,
        events: [Position] = [],
        isSelfChecked: Bool = false
    ) {
        self.id = id
        self.target = target
        self.outcome = outcome
        self.events = events
        self.isSelfChecked = isSelfChecked
    }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [.challenge: id.rawValue]
        tags[.caseKey] = target.caseKey?.rawValue
        tags[.standard] = target.disputed(in: framework)?.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        let challenge = try inspection.openChallenge(id)
        for position in events
        where position <= challenge.raisedAt || position > inspection.position {
            throw Refusal(
                .invalidNumber,
                "Position \(position) is not between the challenge at \(challenge.raisedAt) and "
                    + "the last event at \(inspection.position).",
                remedy: "Name the events that the challenge led to.")
        }
        try inspection.reason(of: provenance, for: "Resolving a challenge")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        guard let index = inspection.challenges.firstIndex(where: { $0.raised.id == id }) else {
            return
        }
        inspection.challenges[index].resolved = self
        inspection.challenges[index].resolvedAt = occurrence.position
        inspection.challenges[index].resolvedBy = occurrence.actor
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched { basis.settle(target, by: id) }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) resolved challenge \(id): \(outcome.words)"
            + provenance.alone(isSelfChecked)
    }
}
