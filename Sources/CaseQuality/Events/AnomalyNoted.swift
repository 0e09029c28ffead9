public import EventSourcing

/// Something in a printed report does not agree with itself, or says less than it seems to.
public struct AnomalyNoted: Event {
    public static let name: EventName = "anomaly-noted"
    public let anomaly: Anomaly
}

/// An inconsistency of a printed report: kept beside what it is about, never smoothed over.
public struct Anomaly: Hashable, Sendable {
    /// Its number.
    public var id: AnomalyID
    /// What sort: `"percentages do not sum"`.
    public var kind: String
    /// What disagrees with what; organisational text.
    public var detail: String

    public init(id: AnomalyID, kind: String, detail: String) {
        self.id = id
        self.kind = kind
        self.detail = detail
    }
}
