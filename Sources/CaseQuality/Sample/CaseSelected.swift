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
        .value("requestedBy", about: .staff),
    ]
    package static let holdsAlways: Bool? = true
    package static let movesRatings: RatingReach? = .domain
    /// The pseudonym of the case.
    public let caseKey: CaseKey
    /// The domain it was drawn for.
    public let domain: Domain.ID
    /// The stratum that it was drawn from, if any.
    public let stratum: GroupKey?
    /// The team that is responsible for the case, if known.
    public let team: GroupKey?
    /// The key of the case manager, if known.
    public let caseManager: GroupKey?
    /// The purpose that it was drawn for.
    public let purpose: CasePurpose
    /// Who asked for it, if another person approved it; `nil` without an approval.
    public let requestedBy: Agent.ID?

    package init(
        caseKey: CaseKey, domain: Domain.ID, stratum: GroupKey? = nil, team: GroupKey? = nil,
        caseManager: GroupKey? = nil, purpose: CasePurpose = .primary,
        requestedBy: Agent.ID? = nil
    ) {
        self.caseKey = caseKey
        self.domain = domain
        self.stratum = stratum
        self.team = team
        self.caseManager = caseManager
        self.purpose = purpose
        self.requestedBy = requestedBy
    }

    /// The selection as one person asked for it and another approved it.
    func requested(by person: Agent.ID) -> CaseSelected {
        CaseSelected(
            caseKey: caseKey, domain: domain, stratum: stratum, team: team,
            caseManager: caseManager, purpose: purpose, requestedBy: person)
    }

    package var input: CellInput { .sample(caseKey, domain) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [
            .caseKey: caseKey.rawValue, .domain: domain.rawValue, .sample: TagName.everySelection,
        ]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.sampledDomain(domain, in: framework)
        guard inspection.basis.cases[caseKey] == nil else { throw alreadySelected }
        if provenance.origin.isOwn {
            try inspection.checkMade(caseKey, in: framework)
            if let caseManager { try inspection.checkPerson(caseManager.rawValue) }
        }
        try inspection.requireOwnName(caseKey.rawValue)
    }

    /// The refusal of a case that was selected before, in this command or an earlier one.
    var alreadySelected: Refusal {
        Refusal(
            .caseAlreadySelected, "Case \(caseKey) was already selected.",
            remedy: "Give each case its own key. A withdrawn case cannot be selected again.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.selected.append(caseKey)
        inspection.teams[caseKey] = team
        inspection.selectedAt[caseKey] = occurrence.effectiveAt
        inspection.selectedBy[caseKey] = occurrence.command.last
        inspection.strata[caseKey] = stratum
        if !occurrence.origin.knowsEachCase { inspection.reconstructed.insert(caseKey) }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.select(caseKey, for: domain, purpose: purpose)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who(requestedBy, "the inspectorate")) selected \(caseKey) for "
            + domain.words(in: framework) + (purpose == .illustrative ? ", illustrative" : "")
            + provenance.approved(requestedBy)
    }
}
