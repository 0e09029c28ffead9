public import EventSourcing

/// The inspected service was registered with the data known at the announcement.
public struct ServiceRegistered: InspectionEventContent {
    public static let name: EventName = "service-registered"
    package static let fields: [FieldPrivacy] = [
        .value("service"),
        .text("names", 2, about: .nobody, isList: true),
        .text("region", 3, about: .nobody),
        .value("predecessors"),
    ]
    package static let holdsAlways: Bool? = true
    /// The service's key.
    public let service: ServiceID
    /// The names of the service, the usual one first; a name may be erased.
    public let names: [FreeText]
    /// The region of the service, if stated.
    public let region: FreeText?
    /// The services that this one succeeds.
    public let predecessors: [ServiceID]

    package init(
        service: ServiceID, names: [FreeText], region: FreeText? = nil,
        predecessors: [ServiceID] = []
    ) {
        self.service = service
        self.names = names
        self.region = region
        self.predecessors = predecessors
    }

    /// The display name: the first name that was not erased, or the key.
    public var title: String { names.lazy.compactMap(\.text).first ?? service.rawValue }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.service: service.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        try inspection.checkNotAnnounced()
        guard let first = names.first, first != "" else {
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
        "\(provenance.who("the inspectorate")) registered the service \(service)"
    }
}
