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
            for group in facts.groupedByDay { table.add(group.row) }
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

extension [LateFacts.Fact] {
    /// The facts that were recorded together and had held at the same time, one group each.
    fileprivate var groupedByDay: [[LateFacts.Fact]] {
        var groups: [[LateFacts.Fact]] = []
        for fact in self {
            if let last = groups.last?.last?.entry, last.recordedAt == fact.entry.recordedAt,
                last.cause.effectiveAt == fact.entry.cause.effectiveAt
            {
                groups[groups.count - 1].append(fact)
            } else {
                groups.append([fact])
            }
        }
        return groups
    }

    /// A row for all of these facts.
    fileprivate var row: [Table.Cell] {
        guard let fact = first else { return [] }
        let more = count > 1 ? ", and \((count - 1).counted("more event"))" : ""
        return [
            Table.Cell(fact.entry.cause.position), Table.Cell(fact.entry.cause.sentence + more),
            Table.Cell(fact.entry.cause.effectiveAt.words),
            Table.Cell(fact.entry.recordedAt.rfc3339), Table.Cell(fact.delayInDays),
            Table.Cell(fact.missed.map { "@\($0.rawValue)" }.joined(separator: " ")),
        ]
    }
}
