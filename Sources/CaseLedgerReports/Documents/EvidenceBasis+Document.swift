public import CaseLedger

extension EvidenceBasis: DocumentedAnswer {
    public var subject: String { "what the judgements on evidence rest on" }

    public var blocks: [Document.Block] {
        guard !rows.isEmpty else { return [.paragraph("No judgement on evidence is recorded.")] }
        var table = Table([
            .init("Cell", .id), .init("Judgement", .prose), .init("Basis", .prose),
            .init("Event", .number),
        ])
        for row in rows {
            table.add([
                Table.Cell(row.cell.description), Table.Cell(row.words),
                Table.Cell(
                    row.basis.isEmpty ? "no basis recorded" : row.basis.joined(separator: "; ")),
                Table.Cell(row.position),
            ])
        }
        return [.table(table)]
    }
}
