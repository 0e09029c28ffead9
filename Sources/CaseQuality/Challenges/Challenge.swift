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

    /// When it was raised, as stated.
    let raisedHeldAt: EffectiveTime
}

extension Inspection {
    /// The act that resolves a challenge.
    ///
    /// Who raised it may not, nor who gave the challenged answer, at whatever stage of the work.
    package func resolving(_ challenge: Challenge) -> RequestedAct {
        let target = challenge.raised.target
        return RequestedAct(
            .resolveChallenge, target.matter,
            notBy: Set([challenge.raisedBy, giver(of: target)].compactMap(\.self)))
    }

    /// Who gave a challenged answer; `nil` for another target.
    func giver(of target: ChallengeTarget) -> Agent.ID? {
        guard case .answer(let key, let question) = target else { return nil }
        return answers[question, case: key]?.judge
    }

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
