public import EventSourcing

/// A panel decision was taken back; the rating by rule, or as proposed, holds again.
public struct PanelDecisionReversed: InspectionEventContent {
    public static let name: EventName = "panel-decision-reversed"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("supersedes"),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// Where the decision was recorded.
    public let supersedes: Position

    package init(standard: Standard.ID, supersedes: Position) {
        self.standard = standard
        self.supersedes = supersedes
    }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        let standard = try inspection.standard(self.standard, in: framework)
        guard let decision = inspection.basis.decision(on: standard.id) else {
            throw Refusal(
                .noSuchDecision, "No panel decision stands for standard \(standard.id).",
                remedy: "There is nothing to reverse.")
        }
        guard decision.position == supersedes else {
            throw Refusal(
                .superseded,
                "The reversal is of the decision at position \(supersedes); the one that "
                    + "stands is at position \(decision.position).",
                remedy: "Look at the decision that stands, then reverse that one.")
        }
        try inspection.reason(of: provenance, for: "A reversal")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        if inspection.publication == nil { inspection.milestones.panel = occurrence.command.last }
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
