public import EventSourcing

/// The inspected service, as it was known when the inspection was announced.
public struct ServiceRegistered: Event {
    public static let name: EventName = "service-registered"
    /// The service's key.
    public let service: ServiceID
    /// Its names, the usual one first.
    public let names: [String]
    /// Its region, if stated.
    public let region: String?
    /// The services it succeeds.
    public let predecessors: [ServiceID]
}
