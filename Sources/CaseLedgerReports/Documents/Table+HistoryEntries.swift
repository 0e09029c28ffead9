internal import CaseLedger

extension Table {
    /// A table of events: what happened, when it held, and when and by whom it was recorded.
    init(_ entries: [HistoryEntry]) {
        self.init([
            .init("Event", .number), .init("What happened", .prose), .init("Held", .time),
            .init("Recorded", .time), .init("Entered by"),
        ])
        for entry in entries {
            add([
                Table.Cell(entry.cause.position), Table.Cell(entry.cause.sentence),
                Table.Cell(entry.cause.effectiveAt.words), Table.Cell(entry.recordedAt.rfc3339),
                Table.Cell(entry.actor.rawValue),
            ])
        }
    }
}
