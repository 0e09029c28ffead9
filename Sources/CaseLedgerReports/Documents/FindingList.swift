public import CaseLedger
internal import EventSourcing

/// The findings of an inspection, and the evidence that the inspectors examined.
public struct FindingList: Hashable, Sendable {
    /// Strengths and areas for improvement.
    public let findings: [ReportFacts.Noted<Finding>]
    /// The evidence.
    public let evidence: [ReportFacts.Noted<Evidence>]

    /// What was found on key questions.
    public let summaries: [ReportFacts.Noted<KeyQuestionSummary>]

    /// Creates a list of findings and evidence.
    public init(
        findings: [ReportFacts.Noted<Finding>], evidence: [ReportFacts.Noted<Evidence>],
        summaries: [ReportFacts.Noted<KeyQuestionSummary>] = []
    ) {
        self.findings = findings
        self.evidence = evidence
        self.summaries = summaries
    }

    /// Where the findings and the evidence come from; `nil` without any.
    public var origin: Origin? {
        (findings.map(\.origin) + evidence.map(\.origin) + summaries.map(\.origin)).joined
    }
}

extension FindingList: JSONMapped {
    public static let jsonMapping = JSONMapping<FindingList>(
        "Findings", "Strengths, areas for improvement, and the evidence that was looked at.",
        JSONField("findings", "The findings, in the order they were recorded.") { $0.findings },
        JSONField("summaries", "What was found on key questions.") { $0.summaries },
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
        blocks += summaryBlocks + restated
        guard !evidence.isEmpty else { return blocks }
        var table = Table(
            [
                .init("Kind"), .init("What", .prose), .init("Count", .number), .init("About"),
                .init("Where", .prose),
            ], caption: "Evidence")
        for value in evidence.map(\.value) {
            table.add([
                Table.Cell(value.kind.description),
                Table.Cell(value.words),
                Table.Cell(value.count), Table.Cell(value.target.description),
                Table.Cell(
                    (value.citation.place?.words ?? "")
                        + (value.duplicateOf.map { ", same words as \($0.words)" } ?? "")),
            ])
        }
        return blocks + [.table(table)]
    }

    private func table(_ caption: String, _ kind: Finding.Kind) -> [Document.Block] {
        let chosen = findings.map(\.value).filter { $0.kind == kind && $0.restates == nil }
        guard !chosen.isEmpty else { return [] }
        var table = Table(
            [
                .init("Id", .id), .init("About"), .init("Finding", .prose),
                .init("Basis", .prose),
            ], caption: caption)
        for finding in chosen {
            table.add([
                Table.Cell(finding.id.rawValue), Table.Cell(finding.target.description),
                Table.Cell(finding.label.words), Table.Cell(finding.basisWords),
            ])
        }
        return [.table(table)]
    }

    /// What was found on each key question.
    private var summaryBlocks: [Document.Block] {
        guard !summaries.isEmpty else { return [] }
        var table = Table(
            [
                .init("Question", .id), .init("Reads"), .init("What was found", .prose),
                .init("On the other hand", .prose),
            ], caption: "Key questions")
        for summary in summaries.map(\.value) {
            table.add([
                Table.Cell(summary.question.rawValue),
                Table.Cell(summary.reads.words + (summary.readsIsInferred ? " (inferred)" : "")),
                Table.Cell(summary.statement.words), Table.Cell(summary.counterpoint?.words),
            ])
        }
        return [.table(table)]
    }

    /// The findings that say another one again, with what differs.
    private var restated: [Document.Block] {
        let again = findings.map(\.value).filter { $0.restates != nil }
        guard !again.isEmpty else { return [] }
        var table = Table(
            [
                .init("Id", .id), .init("Says again", .id), .init("Where", .prose),
                .init("Difference", .prose),
            ], caption: "Said again")
        for finding in again {
            table.add([
                Table.Cell(finding.id.rawValue), Table.Cell(finding.restates?.rawValue),
                Table.Cell(finding.citation.place?.words),
                Table.Cell(finding.citation.note?.words),
            ])
        }
        return [.table(table)]
    }
}

extension Finding {
    /// What the finding rests on: `"question 1.1.2 (inferred)"`, or `"no basis recorded"`.
    fileprivate var basisWords: String {
        let basis =
            questions.map { "question \($0)" } + evidence.map(\.rawValue)
            + links.filter { $0.to != .part(target) }.map(\.words)
        return basis.isEmpty ? "no basis recorded" : basis.joined(separator: ", ")
    }
}
