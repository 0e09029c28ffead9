public import CaseLedger
public import CaseLedgerImporting

/// The events that the demonstration recorded, and the answers that it shows.
public struct Demonstration: Sendable {
    private let imported: ReportImport
    private let published: Ratings
    private let beforePanel: Ratings
    private let audit: AuditTrail

    /// Creates the answer of the demonstration.
    public init(
        imported: ReportImport, published: Ratings, beforePanel: Ratings, audit: AuditTrail
    ) {
        self.imported = imported
        self.published = published
        self.beforePanel = beforePanel
        self.audit = audit
    }
}

extension Demonstration: JSONMapped {
    public static let jsonMapping = JSONMapping<Demonstration>(
        "Demonstration", "What the demonstration recorded and shows.",
        JSONField("events", "Events of the report.") { $0.imported.events },
        JSONField("reconstructedAnswers", "Answers that were dealt out from printed counts.") {
            $0.imported.reconstructedAnswers
        },
        JSONField("published", "The ratings as published.") { $0.published },
        JSONField("beforePanel", "The ratings just before the ratings panel met.") {
            $0.beforePanel
        },
        JSONField("audit", "Who changed standard 2.1.") { $0.audit })
}
