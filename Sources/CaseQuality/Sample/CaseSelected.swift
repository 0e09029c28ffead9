public import EventSourcing

/// A case was drawn for a domain.
public struct CaseSelected: InspectionEventContent {
    public static let name: EventName = "case-selected"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("domain"),
        .value("stratum", about: .child),
        .value("team", about: .staff),
        .value("caseManager", about: .staff),
        .value("purpose"),
    ]
    package static let movesRatings: RatingReach? = .domain
    /// The case's pseudonym.
    public let caseKey: CaseKey
    /// The domain it was drawn for.
    public let domain: Domain.ID
    /// The stratum it was drawn from, if any.
    public let stratum: GroupKey?
    /// The team that holds it, if known.
    public let team: GroupKey?
    /// The case manager's key, if known.
    public let caseManager: GroupKey?
    /// What it was drawn for.
    public let purpose: CasePurpose

    package init(
        caseKey: CaseKey, domain: Domain.ID, stratum: GroupKey? = nil, team: GroupKey? = nil,
        caseManager: GroupKey? = nil, purpose: CasePurpose = .primary
    ) {
        self.caseKey = caseKey
        self.domain = domain
        self.stratum = stratum
        self.team = team
        self.caseManager = caseManager
        self.purpose = purpose
    }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [
            .caseKey: caseKey.rawValue, .domain: domain.rawValue, .sample: TagName.everySelection,
        ]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.sampledDomain(domain, in: framework)
        guard inspection.basis.cases[caseKey] == nil else { throw alreadySelected }
    }

    /// Refuses the selection of a case that was selected before, in this command or an earlier one.
    var alreadySelected: Refusal {
        Refusal(
            .caseAlreadySelected, "Case \(caseKey) is in the sample already.",
            remedy: "Give every case its own key; a withdrawn case does not return.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.selected.append(caseKey)
        inspection.teams[caseKey] = team
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.select(caseKey, for: domain, purpose: purpose)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) selected \(caseKey) for "
            + domain.words(in: framework) + (purpose == .illustrative ? ", illustrative" : "")
    }
}
