public import CaseLedger

extension CaseRecord: DocumentedAnswer {
    public var subject: String { "everything held on \(caseKey)" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [.paragraph("\(caseKey): \(state.words).")]
        if case .absent(.notKnown) = state {
            return blocks + [
                .paragraph(
                    "The report prints counts and no case. The import made this key, so that the "
                        + "counts have cases to stand in."),
                .note(Ratings.reconstructed),
            ]
        }
        var table = Table([.init("What", .id), .init("Value", .prose)])
        for value in values {
            let words = value.withdrawn.map { "\(value.state.words): was \($0.words)" }
            table.add([
                Table.Cell(value.cell.description), Table.Cell(words ?? value.state.words),
            ])
        }
        if !values.isEmpty {
            blocks += [.heading("As it stands", level: 2), .table(table)]
        }
        return blocks + [.heading("What happened", level: 2), .table(Table(entries))]
    }

    public var data: Table? { Table(entries) }
}
