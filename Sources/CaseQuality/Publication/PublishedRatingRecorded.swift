public import EventSourcing

/// A rating of a publication was recorded without counts.
public struct PublishedRatingRecorded: InspectionEventContent {
    public static let name: EventName = "published-rating-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("rating"),
        .text("place", 3, about: .nobody),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// The rating as printed.
    public let rating: Rating
    /// The place in the publication where it is printed.
    public let place: FreeText

    package init(standard: Standard.ID, rating: Rating, place: FreeText) {
        self.standard = standard
        self.rating = rating
        self.place = place
    }

    package var input: CellInput { .standard(standard, .print) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        let standard = try inspection.standard(self.standard, in: framework)
        try inspection.checkNotLeftUnrated(standard.id)
        try inspection.check(place, "The place", atMost: ReportFacts.longest.name)
        guard let rated = inspection.basis.standardRating(standard.id), rated.rating == nil,
            rated.provisionalRating == nil
        else {
            throw Refusal(
                .alreadyRated,
                "Standard \(standard.id) already has answers or a rating in the ledger.",
                remedy: "Record a printed rating only for a standard without other data.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.change(standard) {
            $0.printed = Sourced(value: rating, origin: occurrence.origin)
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) recorded the printed rating of "
            + "\(standard.words(in: framework)): \(rating.label)"
    }
}
