public import CaseLedger
internal import CaseQuality

extension Replay: DocumentedAnswer {
    public var subject: String { "replay" }

    /// The most changes that the text shows of one step.
    private static let mostShown = 12

    public var blocks: [Document.Block] {
        guard !steps.isEmpty else { return [.paragraph("No step has a change.")] }
        return steps.flatMap { step -> [Document.Block] in
            var lines = step.changes.prefix(Self.mostShown).map(\.words)
            if step.changes.count > lines.count {
                lines.append(
                    "... \(step.changes.count.counted("change")) in all: --format csv lists them")
            }
            let by = step.actors.map(\.rawValue).joined(separator: ", ")
            var blocks: [Document.Block] = [
                .heading("\(step.number)  \(step.sentence)", level: 3),
                .paragraph(
                    "Position \(step.position), recorded \(step.recordedAt.rfc3339) by \(by); "
                        + "held \(step.effectiveAt.words)."
                        + (step.reason.map { " Reason: \($0.words)" } ?? "")),
            ]
            if !lines.isEmpty { blocks.append(.list(lines)) }
            return blocks
        }
    }

    public var data: Table? {
        var table = Table([
            .init("Step", .number), .init("Position", .number), .init("Recorded", .time),
            .init("Held", .time), .init("By"), .init("What happened", .prose),
            .init("Reason", .prose), .init("Cell", .id), .init("From", .prose),
            .init("To", .prose),
        ])
        for step in steps {
            let head: [Table.Cell] = [
                Table.Cell(step.number), Table.Cell(step.position),
                Table.Cell(step.recordedAt.rfc3339), Table.Cell(step.effectiveAt.words),
                Table.Cell(step.actors.map(\.rawValue).joined(separator: ", ")),
                Table.Cell(step.sentence), Table.Cell(step.reason?.words),
            ]
            if step.changes.isEmpty { table.add(head) }
            for change in step.changes {
                table.add(
                    head + [
                        Table.Cell(change.cell.description), Table.Cell(change.before.words),
                        Table.Cell(change.after.words(after: change.before)),
                    ])
            }
        }
        return table
    }
}

extension Change {
    /// `"2.1: Inadequate -> Good"`, or what happened to a decision that kept the rating.
    fileprivate var words: String {
        if before == after {
            return "\(cell): \(after.words)" + (decision.map { "; \($0.words)" } ?? ", unchanged")
        }
        return "\(cell): \(before.words(to: after))"
    }
}

extension ReplayCheck: DocumentedAnswer {
    public var subject: String { "check of what people had been shown" }

    public var blocks: [Document.Block] {
        let compared = "\(compared.counted("value")) compared with the events"
        guard let first = differences.first else {
            return [.paragraph("\(compared): no difference.")]
        }
        var table = Table([
            .init("Position", .number), .init("Recorded as"), .init("Cell", .id),
            .init("Recorded", .prose), .init("From the events", .prose),
        ])
        for difference in differences {
            table.add([
                Table.Cell(difference.position), Table.Cell(difference.source.words),
                Table.Cell(difference.cell.description), Table.Cell(difference.recorded),
                Table.Cell(difference.computed),
            ])
        }
        return [
            .note(
                "\(compared): \(differences.count.counted("difference")), the first at the command "
                    + "that ends at position \(first.position)."),
            .table(table),
        ]
    }
}

extension ReplayCheck.Source {
    fileprivate var words: String {
        switch self {
        case .panelSnapshot: "panel snapshot"
        case .publication: "publication"
        case .storedRating: "stored rating"
        }
    }
}
