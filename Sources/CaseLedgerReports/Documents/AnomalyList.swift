public import CaseLedger
internal import EventSourcing

/// The places where a printed report contradicts itself.
public struct AnomalyList: Hashable, Sendable {
    /// The anomalies, in the order they were recorded.
    public let anomalies: [ReportFacts.Noted<Anomaly>]

    /// Creates a list of recorded anomalies.
    public init(_ anomalies: [ReportFacts.Noted<Anomaly>]) { self.anomalies = anomalies }

    /// Where the anomalies come from; `nil` without one.
    public var origin: Origin? { anomalies.map(\.origin).joined }
}

extension AnomalyList: JSONMapped {
    public static let jsonMapping = JSONMapping<AnomalyList>(
        "Anomalies", "Where a printed report does not agree with itself.",
        JSONField("anomalies", "The disagreements.") { $0.anomalies })
}

extension AnomalyList: DocumentedAnswer {
    public var subject: String { "anomalies of the printed report" }

    public var blocks: [Document.Block] {
        guard !anomalies.isEmpty else { return [.paragraph("No anomaly is recorded.")] }
        var table = Table([
            .init("Id", .id), .init("Kind"), .init("Detail", .prose), .init("Where", .prose),
        ])
        for anomaly in anomalies.map(\.value) {
            table.add([
                Table.Cell(anomaly.id.rawValue), Table.Cell(anomaly.kind.words),
                Table.Cell(anomaly.detail.words),
                Table.Cell(anomaly.citation.places.map(\.words).joined(separator: "; ")),
            ])
        }
        return [.table(table)]
    }
}
