public import CaseLedger
internal import CaseQuality

extension LateFacts: DocumentedAnswer {
    public var subject: String { "facts recorded late" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [
            .paragraph(
                "Late is what was recorded more than \(days.counted("day")) after it held, or "
                    + "after a milestone by which it had held.")
        ]
        if facts.isEmpty {
            blocks.append(.paragraph("No fact was recorded late."))
        } else {
            var table = Table([
                .init("Event", .number), .init("What happened", .prose), .init("Held", .time),
                .init("Recorded", .time), .init("Days", .number), .init("After"),
            ])
            for fact in facts {
                table.add([
                    Table.Cell(fact.entry.cause.position), Table.Cell(fact.entry.cause.sentence),
                    Table.Cell(fact.entry.cause.effectiveAt.words),
                    Table.Cell(fact.entry.recordedAt.rfc3339), Table.Cell(fact.delayInDays),
                    Table.Cell(fact.missed.map { "@\($0.rawValue)" }.joined(separator: " ")),
                ])
            }
            blocks.append(.table(table))
        }
        if published > 0 {
            blocks.append(
                .paragraph(
                    "\(published.counted("fact")) of a publication "
                        + "\(published == 1 ? "was" : "were") recorded afterwards."))
        }
        return blocks
    }
}
