package import EventSourcing

/// Proposes a rating for a standard that is not rated on cases.
public struct ProposeQualitativeRating: InspectionCommandContent {
    package static let name: CommandName = "propose-qualitative-rating"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("rating"),
        .typed("characteristicsMet", about: .nobody),
        .value("basis"),
    ]

    /// The standard.
    public var standard: Standard.ID
    /// The proposed rating.
    public var rating: Rating
    /// The characteristics that were found: their names in the edition, or words of at most 200 bytes
    /// where it lists none.
    public var characteristicsMet: [String]
    /// The evidence that supports the proposal.
    public var basis: [EvidenceReference]

    /// Creates the command.
    public init(
        standard: Standard.ID, rating: Rating, characteristicsMet: [String] = [],
        basis: [EvidenceReference] = []
    ) {
        self.standard = standard
        self.rating = rating
        self.characteristicsMet = characteristicsMet
        self.basis = basis
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.propose)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.rating(of: standard))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = QualitativeRatingProposed(
            standard: standard, rating: rating,
            characteristicsMet: characteristicsMet.map { .text($0) },
            basis: basis)
        try event.validate(on: inspection, by: provenance)
        return [.qualitativeRatingProposed(event)]
    }
}
