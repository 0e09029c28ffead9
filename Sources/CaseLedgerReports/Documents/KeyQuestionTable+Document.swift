public import CaseLedger

extension KeyQuestionTable: DocumentedAnswer {
    public var subject: String { "key questions and prompts" }

    public var unlisted: String? { questions.isEmpty ? "answers of cases" : nil }

    public var blocks: [Document.Block] {
        guard !questions.isEmpty else { return [.paragraph("No question is asked of cases.")] }
        var table = Table([
            .init("Id", .id), .init("Question", .prose), .init("Yes", .number),
            .init("No", .number),
            .init("N/A", .number), .init("Open", .number), .init("%", .percent),
            .init("Rel. %", .percent), .init("Band", .rating), .init("Up", .number),
            .init("Down", .number),
        ])
        for row in questions {
            let isKeyQuestion = row.question.kind == .keyQuestion
            table.add([
                Table.Cell(row.question.id.rawValue), Table.Cell(row.question.label),
                Table.Cell(row.yes), Table.Cell(row.no), Table.Cell(row.notApplicable),
                Table.Cell(row.unanswered), Table.Cell(row.percent),
                Table.Cell(row.percentOfRelevant),
                Table.Cell(
                    (row.band?.label ?? "") + (row.isRoundingSensitive ? " (by rounding)" : "")),
                isKeyQuestion ? Table.Cell(row.casesUp) : "",
                isKeyQuestion ? Table.Cell(row.casesDown) : "",
            ])
        }
        var blocks: [Document.Block] = [
            .table(table),
            .paragraph(
                """
                Open: cases without an answer. Rel. %: share of the cases that the question \
                applies to. Up, Down: how many more or fewer sufficient cases move the band.
                """),
        ]
        if questions.contains(where: { $0.origin == .reconstructed }) {
            blocks.append(.note(Ratings.reconstructed))
        }
        return blocks
    }
}
