public import CaseLedger
public import CaseLedgerImporting

/// The events that the demonstration recorded, and the answers that it shows.
public struct Demonstration: Sendable {
    private let imported: ReportImport
    private let published: Ratings
    private let beforePanel: Ratings
    private let audit: AuditTrail
    private let facts: ReportFacts

    /// Creates the answer of the demonstration.
    public init(
        imported: ReportImport, published: Ratings, beforePanel: Ratings, audit: AuditTrail,
        facts: ReportFacts
    ) {
        self.imported = imported
        self.published = published
        self.beforePanel = beforePanel
        self.audit = audit
        self.facts = facts
    }

    /// What was recorded, in two sentences.
    public var origin: String {
        let facts = facts
        return "\(imported.events) events. \(imported.reconstructedAnswers) of them are judgements "
            + "that are reconstructed from the counts of the report. As printed, the ledger has "
            + [
                (facts.figures.count, "percentages"), (facts.counts.count, "counts of the text"),
                (facts.context.count + facts.surveys.count, "facts"),
                (facts.summaries.count, "summaries of key questions"),
                (facts.findings.count, "findings"),
            ].map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            + " and \(facts.anomalies.count) places where the report does not agree with itself."
    }
}

extension Demonstration: JSONMapped {
    public static let jsonMapping = JSONMapping<Demonstration>(
        "Demonstration", "What the demonstration recorded and shows.",
        JSONField("events", "Events of the report.") { $0.imported.events },
        JSONField("reconstructedAnswers", "Answers that were dealt out from printed counts.") {
            $0.imported.reconstructedAnswers
        },
        JSONField("printedFigures", "Printed percentages.") { $0.facts.figures.count },
        JSONField("statedCounts", "Counts that the text states.") { $0.facts.counts.count },
        JSONField("facts", "Facts and survey results.") {
            $0.facts.context.count + $0.facts.surveys.count
        },
        JSONField("findings", "Findings, with those that say another one again.") {
            $0.facts.findings.count
        },
        JSONField("anomalies", "Where the report does not agree with itself.") {
            $0.facts.anomalies.count
        },
        JSONField("published", "The ratings as published.") { $0.published },
        JSONField("beforePanel", "The ratings just before the ratings panel met.") {
            $0.beforePanel
        },
        JSONField("audit", "Who changed standard 2.1.") { $0.audit })
}
