package import EventSourcing

/// Draws cases for the domains of a sample.
public struct SelectCases: InspectionCommandContent {
    package static let name: CommandName = "select-cases"
    package static let fields: [FieldPrivacy] = [
        .value("cases.caseKey", about: .child),
        .value("cases.domain"),
        .value("cases.stratum", about: .child),
        .value("cases.team", about: .staff),
        .value("cases.caseManager", about: .staff),
        .value("cases.purpose"),
    ]

    /// One case, and what it is drawn for.
    public struct Selection: Hashable, Sendable {
        public var caseKey: CaseKey
        public var domain: Domain.ID
        public var stratum: GroupKey?
        public var team: GroupKey?
        public var caseManager: GroupKey?
        public var purpose: CasePurpose

        public init(
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
    }

    /// At least one, each case once.
    public var cases: [Selection]

    public init(_ cases: [Selection]) {
        self.cases = cases
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        cases.reduce(queries.milestones) { $0.or(queries.tagged(.caseKey, $1.caseKey)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        guard !cases.isEmpty else {
            throw .nothing("No case was named.", remedy: "Name the cases to select.")
        }
        var drawn: Set<CaseKey> = []
        var events: [InspectionEvent] = []
        for selection in cases {
            let event = CaseSelected(
                caseKey: selection.caseKey, domain: selection.domain, stratum: selection.stratum,
                team: selection.team, caseManager: selection.caseManager,
                purpose: selection.purpose)
            try event.validate(on: inspection, by: provenance)
            guard drawn.insert(event.caseKey).inserted else { throw event.alreadySelected }
            events.append(.caseSelected(event))
        }
        return events
    }
}
