public import EventSourcing

/// A standard was left unrated; the total and the maximum do not include it.
public struct StandardNotRated: InspectionEventContent {
    public static let name: EventName = "standard-not-rated"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("why"),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// The reason.
    public let why: NotRatedReason

    package init(standard: Standard.ID, why: NotRatedReason) {
        self.standard = standard
        self.why = why
    }

    package var input: CellInput { .standard(standard, .notRated) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.standard(standard, in: framework)
        try inspection.checkNotLeftUnrated(standard)
        guard why.isOwn || !provenance.origin.isOwn else {
            throw Refusal(
                .reasonMissing, "Standard \(standard) cannot be left unrated without a reason.",
                remedy: "Say why: " + NotRatedReason.own.map(\.description).listed + ".")
        }
        if provenance.origin.isOwn { try checkWhy(on: inspection, by: provenance) }
        guard inspection.basis.standardRating(standard)?.rating == nil else {
            throw Refusal(
                .alreadyRated, "Standard \(standard) already has a rating.",
                remedy: "Only a standard without a rating can be left unrated.")
        }
    }

    /// Checks that the reason does not contradict the sample, and hides no answers.
    private func checkWhy(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) {
        guard let known = inspection.framework?.standard(standard), known.method == .caseData else {
            return
        }
        let cases = inspection.basis.counting(in: known.domain)
        let rated = inspection.basis.standardRating(standard)
        guard why != .noCases || cases == 0 || rated?.evidence == .insufficientEvidence else {
            throw Refusal(
                .alreadyJudged,
                "Standard \(standard) has \(cases.counted("case")) in the sample, so that "
                    + "\"no cases\" is not its reason.",
                remedy: "Judge the cases, or withdraw them with a reason.")
        }
        guard rated?.provisionalRating != nil, rated?.evidence == .provisional else { return }
        try inspection.reason(
            of: provenance, for: "Leaving standard \(standard) unrated, which has answers,")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.change(standard) {
            $0.notRated = Sourced(value: why, origin: occurrence.origin)
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) left \(standard.words(in: framework)) unrated: "
            + why.words
    }
}

extension Inspection {
    /// Checks that a standard was not left unrated, which cannot be undone.
    ///
    /// - Throws: ``Refusal`` with code `alreadyRated`.
    func checkNotLeftUnrated(_ id: Standard.ID) throws(Refusal) {
        guard basis.isNotRated(id) else { return }
        throw Refusal(
            .alreadyRated, "Standard \(id) was left unrated in this inspection.",
            remedy: "Leave the standard unrated. This decision cannot be undone.")
    }
}
