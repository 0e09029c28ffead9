public import EventSourcing

/// An inconsistency of a printed report: kept beside what it is about, never smoothed over.
public struct Anomaly: Hashable, Sendable {
    /// Its number.
    public var id: AnomalyID
    /// What sort: `"percentages do not sum"`.
    public var kind: FreeText
    /// What disagrees with what; organisational text.
    public var detail: FreeText

    public init(id: AnomalyID, kind: FreeText, detail: FreeText) {
        self.id = id
        self.kind = kind
        self.detail = detail
    }
}
