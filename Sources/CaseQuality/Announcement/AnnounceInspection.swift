public import EventSourcing

/// Announces an inspection on one edition of the rules.
///
/// It can be given once in an inspection.
public struct AnnounceInspection: InspectionCommandContent {
    package static let name: CommandName = "announce-inspection"
    package static let fields: [FieldPrivacy] = [
        .value("framework"),
        .value("service"),
        .typed("serviceNames", about: .nobody),
        .typed("region", about: .nobody),
        .value("predecessors"),
        .value("kind"),
        .value("announcedOn"),
        .value("fieldworkFrom"),
        .value("fieldworkTo"),
        .value("isJoint"),
        .value("reinspectionOf"),
        .value("lead", about: .staff),
    ]

    /// The edition of the rules that the inspection follows until its end.
    public var framework: Framework
    /// The key of the inspected service.
    public var service: ServiceID
    /// The names of the service, the usual one first: at least one.
    public var serviceNames: [String]
    /// The region of the service, if known; organisational text of at most 200 bytes.
    public var region: String?
    /// The services that this one succeeds.
    public var predecessors: [ServiceID]
    /// The kind of inspection.
    public var kind: InspectionKind
    /// The date of the announcement, if known.
    public var announcedOn: PartialDate?
    /// The first day of fieldwork, if known.
    public var fieldworkFrom: PartialDate?
    /// The last day of fieldwork, if known.
    public var fieldworkTo: PartialDate?
    /// Whether other inspectorates take part.
    public var isJoint: Bool
    /// The inspection that this one follows up, if any.
    public var reinspectionOf: StreamName?
    /// Who leads the inspection; `nil` for the actor, who then acts in the leading role.
    public var lead: Agent.ID?

    /// Creates the command.
    public init(
        framework: Framework, service: ServiceID, serviceNames: [String], region: String? = nil,
        predecessors: [ServiceID] = [], kind: InspectionKind = .inspection,
        announcedOn: PartialDate? = nil, fieldworkFrom: PartialDate? = nil,
        fieldworkTo: PartialDate? = nil, isJoint: Bool = false, reinspectionOf: StreamName? = nil,
        lead: Agent.ID? = nil
    ) {
        self.framework = framework
        self.service = service
        self.serviceNames = serviceNames
        self.region = region
        self.predecessors = predecessors
        self.kind = kind
        self.announcedOn = announcedOn
        self.fieldworkFrom = fieldworkFrom
        self.fieldworkTo = fieldworkTo
        self.isJoint = isJoint
        self.reinspectionOf = reinspectionOf
        self.lead = lead
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.announce)] }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let lacking = framework.standardsWithoutQuestions
        if !lacking.isEmpty, provenance.origin.isOwn {
            throw Refusal(
                .questionsNotKnown,
                "Edition \(framework.id) lacks the questions of \(lacking.count.counted("standard"))"
                    + " (\(lacking.map(\.id.rawValue).listed)), so that nobody can judge them.",
                remedy: "Announce the inspection on an edition that has them. Published ratings "
                    + "and reports of this edition can be imported.")
        }
        if framework.permissions == .notStated, provenance.origin.isOwn {
            throw Refusal(
                .noPermissions, "Edition \(framework.id) states no permissions: who may do what.",
                remedy: "Add the tables of permissions to the edition, or the word unguarded.")
        }
        let table = framework.permissions[kind]
        if case .tables = framework.permissions, table == nil, provenance.origin.isOwn {
            throw Refusal(
                .noPermissions,
                "Edition \(framework.id) has no table of permissions for \(kind.words).",
                remedy: "Announce another kind of inspection, or add a table to the edition.")
        }
        let leads =
            provenance.origin.isOwn && table?.leadingRole == provenance.actor.role
        let registered = FrameworkRegistered(framework: framework)
        let serviceRegistered = ServiceRegistered(
            service: service, names: serviceNames.map { .text($0) },
            region: region.map { .text($0) }, predecessors: predecessors)
        let announced = InspectionAnnounced(
            service: service, kind: kind, framework: framework.id,
            frameworkHash: framework.contentHash, announcedOn: announcedOn,
            fieldworkFrom: fieldworkFrom, fieldworkTo: fieldworkTo, isJoint: isJoint,
            reinspectionOf: reinspectionOf, lead: lead ?? (leads ? provenance.actor.id : nil))
        try registered.validate(on: inspection, by: provenance)
        try serviceRegistered.validate(on: inspection, by: provenance)
        try announced.validate(on: inspection, by: provenance)
        return [
            .frameworkRegistered(registered), .serviceRegistered(serviceRegistered),
            .inspectionAnnounced(announced),
        ]
    }
}
