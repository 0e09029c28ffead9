public import EventSourcing

/// An inconsistency in a printed report.
///
/// The ledger records it and does not correct the printed values.
public struct Anomaly: Hashable, Identifiable, Sendable {
    /// The number of the anomaly.
    public var id: AnomalyID
    /// The kind of anomaly: `"percentages do not sum"`.
    public var kind: FreeText
    /// The description of the inconsistency; organisational text of at most 2,000 bytes.
    public var detail: FreeText

    /// Where the source says both.
    public var citation: Citation

    /// Creates an anomaly from its parts.
    public init(id: AnomalyID, kind: FreeText, detail: FreeText, citation: Citation = Citation()) {
        self.id = id
        self.kind = kind
        self.detail = detail
        self.citation = citation
    }

    /// The fields of an anomaly of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).id"),
            .typed("\(path).kind", about: .nobody),
            .typed("\(path).detail", about: .child),
        ] + Citation.fields("\(path).citation")
    }
}
