public import CaseLedger
internal import CaseQuality

extension VerificationReport: DocumentedAnswer {
    public var subject: String { passed ? "Verification passed" : "Verification FAILED" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [
            .paragraph(
                "Checked: \(records.counted("record")), \(streams.counted("stream")), "
                    + "\(indexEntries.counted("index entry", "index entries")), "
                    + "\(rows.counted("row")), \(texts.counted("text"))"
                    + (erasedTexts == 0 ? "." : ", \(erasedTexts) of them erased."))
        ]
        if !findings.isEmpty { blocks.append(.table(problems)) }
        return blocks
    }

    public var data: Table? { problems }

    private var problems: Table {
        var table = Table(
            [.init("Position", .number), .init("Problem")],
            caption: "\(findings.count.counted("problem")) found")
        for finding in findings {
            table.add([
                Table.Cell(finding.position),
                Table.Cell(finding.problem),
            ])
        }
        return table
    }
}
