public import CaseLedger
internal import CaseQuality

// Lists of events: of a case, of a person, and of late facts.

extension [HistoryEntry] {
    /// The entries as a table.
    fileprivate var table: Table {
        var table = Table([
            .init("Event", .number), .init("What happened", .prose), .init("Held", .time),
            .init("Recorded", .time), .init("Entered by"),
        ])
        for entry in self {
            table.add([
                Table.Cell(entry.cause.position), Table.Cell(entry.cause.sentence),
                Table.Cell(entry.cause.effectiveAt.words), Table.Cell(entry.recordedAt.rfc3339),
                Table.Cell(entry.actor.rawValue),
            ])
        }
        return table
    }
}

extension CaseRecord: DocumentedAnswer {
    public var subject: String { "everything held on \(caseKey)" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [.paragraph("\(caseKey): \(state.words).")]
        if case .absent(.notKnown) = state { return blocks + [.note(Ratings.reconstructed)] }
        var table = Table([.init("What", .id), .init("Value", .prose)])
        for value in values {
            table.add([Table.Cell(value.cell.description), Table.Cell(value.state.words)])
        }
        if !values.isEmpty {
            blocks += [.heading("As it stands", level: 2), .table(table)]
        }
        return blocks + [.heading("What happened", level: 2), .table(entries.table)]
    }

    public var data: Table? { entries.table }
}

extension PersonRecord: DocumentedAnswer {
    public var subject: String { "what \(person) did" }

    public var blocks: [Document.Block] {
        let purpose = Document.Block.paragraph("Purpose: \(purpose)")
        guard !entries.isEmpty else {
            return [purpose, .paragraph("Nothing is recorded of \(person).")]
        }
        return [purpose, .table(entries.table)]
    }
}

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
