public import EventSourcing

/// Announces an inspection on one edition of the rules.
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
    ]

    public var framework: Framework
    public var service: ServiceID
    /// The service's names, the usual one first; at least one.
    public var serviceNames: [String]
    public var region: String?
    public var predecessors: [ServiceID]
    public var kind: InspectionKind
    public var announcedOn: PartialDate?
    public var fieldworkFrom: PartialDate?
    public var fieldworkTo: PartialDate?
    public var isJoint: Bool
    public var reinspectionOf: StreamName?

    public init(
        framework: Framework, service: ServiceID, serviceNames: [String], region: String? = nil,
        predecessors: [ServiceID] = [], kind: InspectionKind = .inspection,
        announcedOn: PartialDate? = nil, fieldworkFrom: PartialDate? = nil,
        fieldworkTo: PartialDate? = nil, isJoint: Bool = false, reinspectionOf: StreamName? = nil
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
    }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let registered = FrameworkRegistered(framework: framework)
        let serviceRegistered = ServiceRegistered(
            service: service, names: serviceNames.map { .text($0) },
            region: region.map { .text($0) }, predecessors: predecessors)
        let announced = InspectionAnnounced(
            service: service, kind: kind, framework: framework.id,
            frameworkHash: framework.contentHash, announcedOn: announcedOn,
            fieldworkFrom: fieldworkFrom, fieldworkTo: fieldworkTo, isJoint: isJoint,
            reinspectionOf: reinspectionOf)
        try registered.validate(on: inspection, by: provenance)
        try serviceRegistered.validate(on: inspection, by: provenance)
        try announced.validate(on: inspection, by: provenance)
        return [
            .frameworkRegistered(registered), .serviceRegistered(serviceRegistered),
            .inspectionAnnounced(announced),
        ]
    }
}
