public import EventSourcing

/// Something in a printed report does not agree with itself, or says less than it seems to.
public struct AnomalyNoted: Event {
    public static let name: EventName = "anomaly-noted"
    public let anomaly: Anomaly
}
