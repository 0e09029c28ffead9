public import EventSourcing

/// A challenge with its outcome.
public struct Challenge: Hashable, Sendable {
    /// The challenge as it was raised.
    public let raised: ChallengeRaised
    /// Where it was raised.
    public let raisedAt: Position
    /// Who raised it.
    public let raisedBy: Agent.ID
    /// The outcome; `nil` while it is open.
    public internal(set) var resolved: ChallengeResolved?
    /// Where it was resolved; `nil` while it is open.
    public internal(set) var resolvedAt: Position?
    /// Who resolved it; `nil` while it is open.
    public internal(set) var resolvedBy: Agent.ID?

    /// The act that resolves it; who raised it may not.
    package var resolving: RequestedAct {
        RequestedAct(.resolveChallenge, raised.target.matter, notBy: [raisedBy])
    }
}

extension Inspection {
    /// The challenge of this id.
    ///
    /// - Throws: ``Refusal`` with code `unknownChallenge` or `alreadyClosed`.
    func openChallenge(_ id: ChallengeID) throws(Refusal) -> Challenge {
        guard let challenge = challenges.first(where: { $0.raised.id == id }) else {
            throw Refusal(
                .unknownChallenge, "This inspection has no challenge \(id).",
                remedy: challenges.isEmpty
                    ? "Raise it first." : Refusal.use(challenges.map(\.raised.id)))
        }
        if let position = challenge.resolvedAt {
            throw Refusal(
                .alreadyClosed, "Challenge \(id) was resolved at position \(position).",
                remedy: "Raise another challenge.")
        }
        return challenge
    }
}
