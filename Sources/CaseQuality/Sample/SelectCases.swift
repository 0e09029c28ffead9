package import EventSourcing

/// Selects cases for the samples of one or more domains.
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

    /// The selection of one case.
    public struct Selection: Hashable, Sendable {
        /// The pseudonym of the case.
        public var caseKey: CaseKey
        /// The domain that the case is drawn for.
        public var domain: Domain.ID
        /// The stratum that the case is drawn from, if any.
        public var stratum: GroupKey?
        /// The team that is responsible for the case, if known.
        public var team: GroupKey?
        /// The key of the case manager, if known.
        public var caseManager: GroupKey?
        /// The purpose that the case is drawn for.
        public var purpose: CasePurpose

        /// Creates a selection from its parts.
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

    /// The selections: at least one, each case once.
    public var cases: [Selection]

    /// Creates the command.
    public init(_ cases: [Selection]) {
        self.cases = cases
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.selectCases)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        cases.reduce(queries.milestones) { $0.or(queries.named($1.caseKey.rawValue)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        guard !cases.isEmpty else {
            throw .nothing("The command has no case.", remedy: "Give at least one case.")
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
