public import EventSourcing

/// A panel decision was reversed.
///
/// The rating by rule, or as proposed, is effective again.
public struct PanelDecisionReversed: InspectionEventContent {
    public static let name: EventName = "panel-decision-reversed"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("supersedes"),
        .value("votes", about: .staff),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// The position of the reversed decision.
    public let supersedes: Position
    /// How the panel voted on the reversal.
    public let votes: PanelVotes

    package init(standard: Standard.ID, supersedes: Position, votes: PanelVotes = .notStated) {
        self.standard = standard
        self.supersedes = supersedes
        self.votes = votes
    }

    package var input: CellInput { .standard(standard, .decision) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        let standard = try inspection.standard(self.standard, in: framework)
        guard let decision = inspection.basis.decision(on: standard.id) else {
            throw Refusal(
                .noSuchDecision, "Standard \(standard.id) has no panel decision.",
                remedy: "No reversal is needed.")
        }
        guard decision.position == supersedes else {
            throw Refusal(
                .superseded,
                "The reversal names the decision at position \(supersedes); the current "
                    + "decision is at position \(decision.position).",
                remedy: "Read the current decision, and reverse that one.")
        }
        try votes.check(on: inspection, deciding: standard.id, by: provenance)
        try inspection.reason(of: provenance, for: "A reversal")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        if inspection.publication == nil { inspection.milestones.panel = occurrence.command.last }
        inspection.people.dissenters[.decision(standard)] = nil
        inspection.people.voters[standard] = nil
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.change(standard) { $0.decision = nil }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the ratings panel")) reversed the panel decision on "
            + "\(standard.words(in: framework)) at position \(supersedes)"
    }
}
