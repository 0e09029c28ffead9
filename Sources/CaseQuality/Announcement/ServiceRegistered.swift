public import EventSourcing

/// The inspected service, as it was known when the inspection was announced.
public struct ServiceRegistered: InspectionEventContent {
    public static let name: EventName = "service-registered"
    /// The service's key.
    public let service: ServiceID
    /// Its names, the usual one first.
    public let names: [String]
    /// Its region, if stated.
    public let region: String?
    /// The services it succeeds.
    public let predecessors: [ServiceID]

    package init(
        service: ServiceID, names: [String], region: String? = nil, predecessors: [ServiceID] = []
    ) {
        self.service = service
        self.names = names
        self.region = region
        self.predecessors = predecessors
    }

    package func tags(in framework: Framework?, by provenance: Provenance) -> [TagName: String] {
        [.service: service.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        try inspection.checkNotAnnounced()
        guard let first = names.first, !first.isEmpty else {
            throw Refusal(
                .invalidNumber, "The service has no name.", remedy: "Give at least one name.")
        }
        for name in names { try inspection.check(name, "A service name", atMost: 200) }
        try inspection.check(region, "The region", atMost: 200)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.service = self
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let name = names.first.map { "\($0) (\(service))" } ?? service.rawValue
        return "\(provenance.who("the inspectorate")) registered the service \(name)"
    }
}
