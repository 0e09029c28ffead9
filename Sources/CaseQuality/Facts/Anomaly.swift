internal import EventSourcing

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
