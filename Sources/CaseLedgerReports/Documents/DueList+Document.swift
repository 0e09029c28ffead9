public import CaseLedger
internal import CaseQuality

extension DueList: DocumentedAnswer {
    public var subject: String { "what is due" }

    public var unlisted: String? { items.isEmpty ? "due dates" : nil }

    public var blocks: [Document.Block] {
        guard !items.isEmpty else { return [.paragraph("Nothing is due as of \(day).")] }
        let undated = items.count { $0.due == nil }
        return [
            .paragraph(
                "\(items.count.counted("item")) as of \(day): \(overdue) overdue, \(undated) "
                    + "without a date."), .table(data ?? Table([])),
        ]
    }

    public var data: Table? {
        var table = Table([
            .init("Due", .time), .init("Overdue by days", .number), .init("What", .prose),
            .init("Owed by", .prose), .init("Event", .number),
        ])
        for item in items {
            table.add([
                Table.Cell(item.due?.description ?? "no date"), Table.Cell(item.overdueDays),
                Table.Cell(item.words), Table.Cell(item.owedBy?.words ?? "not known"),
                Table.Cell(item.position),
            ])
        }
        return table
    }
}
