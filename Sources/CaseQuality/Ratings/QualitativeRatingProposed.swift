public import EventSourcing

/// A rating was proposed for a standard that is not rated on cases.
public struct QualitativeRatingProposed: InspectionEventContent {
    public static let name: EventName = "qualitative-rating-proposed"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("rating"),
        .text("characteristicsMet", 3, about: .nobody, isList: true),
        .value("basis"),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// The proposed rating.
    public let rating: Rating
    /// The characteristics that were found: their names in the edition, or words where it lists none.
    public let characteristicsMet: [FreeText]
    /// The evidence that supports the proposal.
    public let basis: [EvidenceReference]

    package init(
        standard: Standard.ID, rating: Rating, characteristicsMet: [FreeText] = [],
        basis: [EvidenceReference] = []
    ) {
        self.standard = standard
        self.rating = rating
        self.characteristicsMet = characteristicsMet
        self.basis = basis
    }

    package var input: CellInput { .standard(standard, .proposal) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        let standard = try inspection.standard(self.standard, in: framework)
        guard standard.method == .qualitative else {
            throw Refusal(
                .ratedOnCases, "Standard \(standard.id) is rated on cases.",
                remedy: "Judge its key questions; a panel may use discretion on the result.")
        }
        try inspection.checkNotLeftUnrated(standard.id)
        for text in characteristicsMet {
            try inspection.check(text, "A characteristic", atMost: 200)
            guard provenance.origin.isOwn, let met = text.text else { continue }
            try standard.check(characteristic: met)
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        if occurrence.origin.isOwn {
            inspection.people.proposers[standard, default: []].insert(occurrence.actor)
        }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.change(standard) {
            $0.proposal = Sourced(value: rating, origin: occurrence.origin)
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) proposed \(rating.label) for "
            + standard.words(in: framework)
    }
}

extension Standard {
    /// Checks that the edition's list has a characteristic, where there is a list.
    ///
    /// - Throws: ``Refusal`` with code `unknownCharacteristic`.
    fileprivate func check(characteristic met: String) throws(Refusal) {
        guard !characteristics.isEmpty, !characteristics.contains(where: { $0.id.rawValue == met })
        else { return }
        throw Refusal(
            .unknownCharacteristic,
            "Standard \(id) has no characteristic \"\(met.prefix(32))\" in the edition.",
            remedy: Refusal.use(characteristics.map(\.id)))
    }
}
