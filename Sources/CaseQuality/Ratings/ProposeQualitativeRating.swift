/// Proposes a rating for a standard that is not rated on cases.
public struct ProposeQualitativeRating: Hashable, Sendable {
    public var standard: Standard.ID
    public var rating: Rating
    public var characteristicsMet: [String]
    public var basis: [EvidenceReference]

    public init(
        standard: Standard.ID, rating: Rating, characteristicsMet: [String] = [],
        basis: [EvidenceReference] = []
    ) {
        self.standard = standard
        self.rating = rating
        self.characteristicsMet = characteristicsMet
        self.basis = basis
    }
}
