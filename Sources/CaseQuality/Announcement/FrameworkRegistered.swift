public import EventSourcing

/// An edition of the rules was stored in the inspection's stream, byte for byte.
public struct FrameworkRegistered: InspectionEventContent {
    public static let name: EventName = "framework-registered"
    package static let fields: [FieldPrivacy] = [
        .value("framework")
    ]
    package static let holdsAlways: Bool? = true
    package static let movesRatings: RatingReach? = .edition
    /// The edition.
    public let framework: Framework

    package init(framework: Framework) {
        self.framework = framework
    }

    package var input: CellInput { .edition }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.framework: framework.id.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        try inspection.checkNotAnnounced()
    }

    /// Changes nothing: only the ratings keep the edition.
    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {}

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.adopt(framework, at: occurrence.position, from: occurrence.origin)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) registered edition \(framework.id) of the rules"
    }
}
