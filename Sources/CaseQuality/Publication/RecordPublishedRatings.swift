public import EventSourcing

/// Records ratings of a publication without counts.
public struct RecordPublishedRatings: InspectionCommandContent {
    package static let name: CommandName = "record-published-ratings"
    package static let fields: [FieldPrivacy] = [
        .value("ratings.standard"),
        .value("ratings.rating"),
        .typed("ratings.place", about: .nobody),
    ]

    /// The printed rating of one standard.
    public struct Rated: Hashable, Sendable {
        /// The standard.
        public var standard: Standard.ID
        /// The rating as printed.
        public var rating: Rating
        /// The place in the publication where it is printed, 1 to 200 bytes.
        public var place: FreeText

        /// Creates a rating from its parts.
        public init(standard: Standard.ID, rating: Rating, place: FreeText) {
            self.standard = standard
            self.rating = rating
            self.place = place
        }
    }

    /// The ratings: at least one, each standard once.
    public var ratings: [Rated]

    /// Creates the command.
    public init(_ ratings: [Rated]) { self.ratings = ratings }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.recordPublication)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        ratings.reduce(queries.milestones) { $0.or(queries.rating(of: $1.standard)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        guard !ratings.isEmpty else {
            throw .nothing(
                "The command has no printed rating.", remedy: "Give at least one printed rating.")
        }
        var seen: Set<Standard.ID> = []
        var events: [InspectionEvent] = []
        for rated in ratings {
            guard seen.insert(rated.standard).inserted else {
                throw Refusal(
                    .alreadyRated,
                    "Standard \(rated.standard) occurs twice in the printed ratings.",
                    remedy: "Give each standard once.")
            }
            let event = PublishedRatingRecorded(
                standard: rated.standard, rating: rated.rating, place: rated.place)
            try event.validate(on: inspection, by: provenance)
            events.append(.publishedRatingRecorded(event))
        }
        return events
    }
}
