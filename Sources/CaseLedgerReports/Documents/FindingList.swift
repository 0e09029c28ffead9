public import CaseLedger
internal import EventSourcing

/// The findings of an inspection, and the evidence that the inspectors examined.
public struct FindingList: Hashable, Sendable {
    /// Strengths and areas for improvement.
    public let findings: [ReportFacts.Noted<Finding>]
    /// The evidence.
    public let evidence: [ReportFacts.Noted<Evidence>]

    /// Creates a list of findings and evidence.
    public init(findings: [ReportFacts.Noted<Finding>], evidence: [ReportFacts.Noted<Evidence>]) {
        self.findings = findings
        self.evidence = evidence
    }

    /// Where the findings and the evidence come from; `nil` without any.
    public var origin: Origin? { (findings.map(\.origin) + evidence.map(\.origin)).joined }
}

extension FindingList: JSONMapped {
    public static let jsonMapping = JSONMapping<FindingList>(
        "Findings", "Strengths, areas for improvement, and the evidence that was looked at.",
        JSONField("findings", "The findings, in the order they were recorded.") { $0.findings },
        JSONField("evidence", "The evidence, in the order it was recorded.") { $0.evidence })
}

extension FindingList: DocumentedAnswer {
    public var subject: String { "findings and evidence" }

    public var unlisted: String? {
        findings.isEmpty && evidence.isEmpty ? "findings and evidence" : nil
    }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = []
        if findings.isEmpty { blocks.append(.paragraph("No finding is recorded.")) }
        blocks += table("Strengths", .strength)
        blocks += table("Areas for improvement", .areaForImprovement)
        guard !evidence.isEmpty else { return blocks }
        var table = Table(
            [
                .init("Kind"), .init("What"), .init("Count", .number), .init("About"),
                .init("Where"),
            ], caption: "Evidence")
        for value in evidence.map(\.value) {
            table.add([
                Table.Cell(value.kind.description),
                Table.Cell(value.label?.words ?? value.speaker.map { "by \($0.words)" }),
                Table.Cell(value.count), Table.Cell(value.target.description),
                Table.Cell(
                    (value.place?.words ?? "")
                        + (value.duplicateOf.map { ", same words as \($0.words)" } ?? "")),
            ])
        }
        return blocks + [.table(table)]
    }

    private func table(_ caption: String, _ kind: Finding.Kind) -> [Document.Block] {
        let chosen = findings.map(\.value).filter { $0.kind == kind }
        guard !chosen.isEmpty else { return [] }
        var table = Table(
            [.init("Id", .id), .init("About"), .init("Finding", .prose)], caption: caption)
        for finding in chosen {
            table.add([
                Table.Cell(finding.id.rawValue), Table.Cell(finding.target.description),
                Table.Cell(finding.label.words),
            ])
        }
        return [.table(table)]
    }
}
