public import EventSourcing

/// Resolves a challenge; the reason of the command explains the outcome.
public struct ResolveChallenge: InspectionCommandContent {
    package static let name: CommandName = "resolve-challenge"
    package static let fields: [FieldPrivacy] = [
        .value("id"),
        .value("outcome"),
        .value("events"),
    ]

    /// The challenge.
    public var id: ChallengeID
    /// The outcome.
    public var outcome: ChallengeOutcome
    /// The positions of the events that it led to, such as a correction.
    public var events: [Position]

    /// Creates the command.
    public init(_ id: ChallengeID, _ outcome: ChallengeOutcome, events: [Position] = []) {
        self.id = id
        self.outcome = outcome
        self.events = events
    }

    package var keepsReason: Bool { true }

    package func acts(on inspection: Inspection) -> [RequestedAct] {
        guard let challenge = inspection.challenges.first(where: { $0.raised.id == id }) else {
            return [RequestedAct(.resolveChallenge)]
        }
        return [inspection.resolving(challenge)]
    }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let challenge = try inspection.openChallenge(id)
        guard
            challenge.raisedBy != provenance.actor.id || !provenance.origin.isOwn
                || inspection.permissions == nil
        else {
            throw Refusal(
                .barred,
                "\(provenance.actor.id) raised challenge \(id), and so may not resolve it.",
                remedy:
                    "Let \(inspection.words(whoMay: inspection.resolving(challenge))) resolve it.")
        }
        guard
            inspection.giver(of: challenge.raised.target) != provenance.actor.id
                || !provenance.origin.isOwn || inspection.permissions == nil
                || inspection.isSelfChecked(
                    RequestedAct(.resolveChallenge, challenge.raised.target.matter),
                    by: provenance.actor.id)
        else {
            throw Refusal(
                .barred,
                "\(provenance.actor.id) gave the answer that challenge \(id) is to, and so may not "
                    + "resolve it.",
                remedy:
                    "Let \(inspection.words(whoMay: inspection.resolving(challenge))) resolve it.")
        }
        let event = ChallengeResolved(
            id: id, target: challenge.raised.target, outcome: outcome, events: events,
            isSelfChecked: inspection.isSelfChecked(
                inspection.resolving(challenge), by: provenance.actor.id))
        try event.validate(on: inspection, by: provenance)
        return [.challengeResolved(event)]
    }
}
