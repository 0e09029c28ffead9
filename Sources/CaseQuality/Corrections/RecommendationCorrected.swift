public import EventSourcing

/// The wording, the addressee or the standards of a recommendation were corrected.
///
/// Its follow-up stays. The reason is that of the command.
public struct RecommendationCorrected: InspectionEventContent {
    public static let name: EventName = "recommendation-corrected"
    package static let fields = Recommendation.eventFields + [.value("supersedes")]
    /// The recommendation as it should have been.
    public let recommendation: Recommendation
    /// The position of the event that made it, or corrected it last.
    public let supersedes: Position

    package init(recommendation: Recommendation, supersedes: Position) {
        self.recommendation = recommendation
        self.supersedes = supersedes
    }

    package var input: CellInput { .recommendation(recommendation.id, .made) }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.id.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let id = recommendation.id
        let followed = try inspection.openRecommendation(id)
        let standing = followed.correctedAt ?? followed.made.position
        guard standing == supersedes else {
            throw Refusal(
                .superseded,
                "The command names recommendation \(id) as of position \(supersedes); it stands at "
                    + "position \(standing).",
                remedy: "Read the recommendation as it is, and correct that one.")
        }
        if followed.made.origin.isOwn, !provenance.origin.isOwn {
            throw Refusal(
                .notPermitted,
                "Recommendation \(id) was made by the inspection itself, and a document cannot "
                    + "correct it.",
                remedy: "Let \(inspection.words(whoMay: RequestedAct(.correctFacts))) correct it.")
        }
        guard followed.recommendation != recommendation else {
            throw .nothing(
                "Recommendation \(id) is what the correction says.",
                remedy: "No command is needed.")
        }
        let count = followed.recommendation.subPoints.count
        guard recommendation.subPoints.count == count else {
            throw Refusal(
                .invalidNumber,
                "Recommendation \(id) has \(count) sub-points, and the correction "
                    + "\(recommendation.subPoints.count).",
                remedy: "Correct the words of its sub-points; each has a progress of its own.")
        }
        try recommendation.check(on: inspection, by: provenance)
        try inspection.reason(of: provenance, for: "A correction of a recommendation")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.follow(recommendation.id) {
            $0.recommendation = recommendation
            $0.correctedAt = occurrence.position
        }
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) corrected recommendation \(recommendation.id)"
    }
}
