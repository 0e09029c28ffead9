public import CaseLedger

extension Trace: DocumentedAnswer {
    public var subject: String { "trace of \(cells.count.counted("value"))" }

    public var blocks: [Document.Block] {
        guard cells.count != 1 else { return cells[0].blocks }
        var table = Table([
            .init("Cell", .id), .init("Value", .prose), .init("Event", .number),
            .init("By"), .init("What happened", .prose),
        ])
        for traced in cells {
            table.add([
                Table.Cell(traced.cell.description), Table.Cell(traced.state.words),
                Table.Cell(traced.set?.causes.first?.position),
                Table.Cell(traced.set?.command.actor.rawValue), Table.Cell(traced.set?.sentence),
            ])
        }
        return [.table(table)]
    }

    public var data: Table? {
        var table = Table([
            .init("Cell", .id), .init("Value", .prose), .init("Event", .number),
            .init("Recorded", .time), .init("Entered by"), .init("Role"), .init("Reason", .prose),
            .init("What happened", .prose), .init("Values before", .number),
        ])
        for traced in cells {
            table.add([
                Table.Cell(traced.cell.description), Table.Cell(traced.state.words),
                Table.Cell(traced.set?.causes.first?.position),
                Table.Cell(traced.set?.command.recordedAt.rfc3339),
                Table.Cell(traced.set?.command.actor.rawValue),
                Table.Cell(traced.set?.command.role.rawValue),
                Table.Cell(traced.set?.reason?.words), Table.Cell(traced.set?.sentence),
                Table.Cell(traced.before.count),
            ])
        }
        return table
    }
}

extension Trace.TracedCell {
    fileprivate var blocks: [Document.Block] {
        var blocks: [Document.Block] = [
            .paragraph("\(cell): \(state.words)." + (now.map { " Now: \($0.words)." } ?? ""))
        ]
        guard let set else {
            if case .absent(.notKnown) = state {
                return blocks + (cell.caseKey == nil ? [] : [.note(Ratings.reconstructed)])
            }
            blocks.append(
                .paragraph(
                    "No \(now == nil ? "event" : "event that was not skipped") set a value of "
                        + "\(cell)."))
            return blocks
        }
        blocks.append(.heading("What set it", level: 2))
        blocks.append(.fields(set.fields + further))
        if let saw, !saw.values.isEmpty {
            blocks.append(.heading("What had been seen, at position \(saw.position)", level: 2))
            blocks.append(
                .fields(saw.values.map { .init($0.cell.description, $0.state.words) }))
        }
        if !before.isEmpty {
            var table = Table([.init("From position", .number), .init("Value", .prose)])
            for earlier in before {
                table.add([Table.Cell(earlier.position), Table.Cell(earlier.state.words)])
            }
            blocks += [.heading("Values before", level: 2), .table(table)]
        }
        return blocks
    }

    private var further: [Document.Field] {
        var fields: [Document.Field] = []
        if !displaced.isEmpty {
            fields.append(.init("displaced", "the result of \(positions(displaced))"))
        }
        if !alsoChanged.isEmpty {
            let shown = alsoChanged.prefix(12).map(\.description).joined(separator: ", ")
            let more = alsoChanged.count - min(12, alsoChanged.count)
            fields.append(
                .init("also changed", shown + (more > 0 ? " and \(more.counted("other"))" : "")))
        }
        if !skipped.isEmpty { fields.append(.init("skipped", positions(skipped))) }
        return fields
    }

    private func positions(_ positions: [Position]) -> String {
        let shown = positions.prefix(12).map(\.description).joined(separator: ", ")
        let more = positions.count - min(12, positions.count)
        return (positions.count == 1 ? "event " : "events ") + shown
            + (more > 0 ? " and \(more) more" : "")
    }
}
