public import CaseLedger

extension EvidenceBasis: DocumentedAnswer {
    public var subject: String { "what the judgements on evidence rest on" }

    public var blocks: [Document.Block] { listed(without: "no basis recorded") }

    public func blocks(isFromPublication: Bool) -> [Document.Block] {
        guard isFromPublication else { return blocks }
        return rows.isEmpty
            ? [.paragraph("Not known: the publication does not tell of judgements on evidence.")]
            : listed(without: "not known")
    }

    /// The judgements, with words for a judgement without a basis.
    private func listed(without words: String) -> [Document.Block] {
        guard !rows.isEmpty else { return [.paragraph("No judgement on evidence is recorded.")] }
        var table = Table([
            .init("Cell", .id), .init("Judgement", .prose), .init("Basis", .prose),
            .init("Event", .number),
        ])
        for row in rows {
            table.add([
                Table.Cell(row.cell.description), Table.Cell(row.words),
                Table.Cell(
                    row.basis.isEmpty ? words : row.basis.joined(separator: "; ")),
                Table.Cell(row.position),
            ])
        }
        return [.table(table)]
    }
}
