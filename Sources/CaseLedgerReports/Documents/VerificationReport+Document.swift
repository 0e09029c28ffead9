public import CaseLedger
internal import CaseQuality

extension VerificationReport: DocumentedAnswer {
    public var subject: String { passed ? "Verification passed" : "Verification FAILED" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [
            .paragraph(
                "Checked: "
                    + (pages == 0 ? "" : "\(pages.counted("page")), ")
                    + "\(records.counted("record")), \(streams.counted("stream")), "
                    + "\(indexEntries.counted("index entry", "index entries")), "
                    + "\(rows.counted("row")), \(texts.counted("text"))"
                    + (erasedTexts == 0 ? "." : ", \(erasedTexts) of them erased."))
        ]
        if !findings.isEmpty {
            blocks.append(.table(problems))
            blocks.append(.paragraph(safety))
        }
        if !notices.isEmpty { blocks.append(.table(conditions)) }
        return blocks
    }

    /// Problems and notices in one table.
    public var data: Table? {
        var table = Table([.init("Position", .number), .init("Kind"), .init("Text", .prose)])
        for (kind, list) in [("problem", findings), ("notice", notices)] {
            for finding in list {
                table.add([
                    Table.Cell(finding.position), Table.Cell(kind), Table.Cell(finding.problem),
                ])
            }
        }
        return table
    }

    /// What can be relied on, and what to do.
    private var safety: String {
        if let remedy { return remedy }
        let place = firstBadPosition.map { "The first bad position is \($0). " } ?? ""
        let intact =
            intactThrough > .start
            ? "Every record from position 1 to \(intactThrough) is intact, with its texts."
            : records > 0
                ? "The damage begins at the first record; \(records.counted("record")) \(records == 1 ? "was" : "were") read."
                : "No record is known to be intact."
        return """
            \(place)\(intact) Do not record into this ledger. Restore the last good backup, or copy \
            what is whole with case-ledger salvage.
            """
    }

    private var conditions: Table {
        var table = Table(
            [.init("Position", .number), .init("Notice")],
            caption: "\(notices.count.counted("notice")), no damage")
        for notice in notices {
            table.add([Table.Cell(notice.position), Table.Cell(notice.problem)])
        }
        return table
    }

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
