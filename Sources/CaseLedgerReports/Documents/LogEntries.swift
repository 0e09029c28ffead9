public import CaseLedger

/// The events of a ledger, as a log shows them.
public struct LogEntries: Hashable, Sendable {
    /// The events, in the requested order.
    public let entries: [LogEntry]

    /// Why events are not listed, as a sentence; `nil` if all are.
    public let leftOut: String?

    /// Creates a log of events.
    public init(_ entries: [LogEntry], leftOut: String? = nil) {
        self.entries = entries
        self.leftOut = leftOut
    }
}

extension LogEntries: JSONMapped {
    public static let jsonMapping = JSONMapping<LogEntries>(
        "Log", "Events of the ledger.",
        JSONField("events", "The events, in the order that was asked for.") { $0.entries })
}

extension LogEntries: DocumentedAnswer {
    public var subject: String { inspection.map { "Log of \($0)" } ?? "Log" }

    /// The inspection of all events; `nil` if they are of several, or there is none.
    private var inspection: StreamName? {
        let first = entries.first?.record.stream
        return entries.allSatisfy { $0.record.stream == first } ? first : nil
    }

    public var blocks: [Document.Block] {
        let hidden = leftOut.map { [Document.Block.note($0)] } ?? []
        guard !entries.isEmpty else {
            return hidden.isEmpty ? [.paragraph("No event matches.")] : hidden
        }
        let isReconstructed = entries.contains { $0.record.origin == .reconstructed }
        return [.table(page)] + hidden + (isReconstructed ? [.note(Ratings.reconstructed)] : [])
    }

    /// The table of a page, without the columns that say the same in each row.
    private var page: Table {
        let several = inspection == nil
        let reasons = entries.contains { $0.reason != nil }
        var table = Table(
            [.init("Position", .number), .init("Recorded", .time)]
                + (several ? [.init("Inspection", .id)] : [])
                + [.init("What happened", .prose), .init("Entered by")]
                + (reasons ? [.init("Reason")] : []) + [.init("Held", .time), .init("Origin")])
        for entry in entries {
            let record = entry.record
            table.add(
                [
                    Table.Cell(record.position),
                    Table.Cell(record.recordedAt.rfc3339),
                ]
                    + (several ? [Table.Cell(record.stream.rawValue)] : [])
                    + [Table.Cell(entry.words), "\(record.actor), \(entry.command.role)"]
                    + (reasons ? [Table.Cell(entry.reason?.words)] : [])
                    + [Table.Cell(record.effectiveAt.words), Table.Cell(record.origin.description)])
        }
        return table
    }

    public var data: Table? {
        var table = Table([
            .init("Position", .number), .init("Recorded", .time), .init("Inspection", .id),
            .init("What happened", .prose), .init("Entered by"), .init("Role"), .init("Reason"),
            .init("Held", .time), .init("Origin"), .init("Event", .id),
        ])
        for entry in entries {
            table.add([
                Table.Cell(entry.record.position),
                Table.Cell(entry.record.recordedAt.rfc3339),
                Table.Cell(entry.record.stream.rawValue), Table.Cell(entry.words),
                Table.Cell(entry.record.actor.rawValue), Table.Cell(entry.command.role.rawValue),
                Table.Cell(entry.reason?.words), Table.Cell(entry.record.effectiveAt.words),
                Table.Cell(entry.record.origin.description),
                Table.Cell(entry.record.type.rawValue),
            ])
        }
        return table
    }
}
