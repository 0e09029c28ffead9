#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Shows one event with the full content of its record.
    struct Show: ReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "One event, with the full content of its record.",
            discussion: """
                Examples:
                  case-ledger show 1744
                  case-ledger show @1744 --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions

        @Argument(help: "The event's position.")
        var position: Position

        func document(in ledger: Ledger) async throws -> Document {
            let head = try await ledger.head().position
            guard let record = try await ledger.record(at: position)?.record,
                let entry = try await ledger.entries(of: [record]).first
            else {
                throw LedgerError(
                    .notFound, "The ledger has no event at position \(position).",
                    remedy: head == .start
                        ? "The ledger is empty." : "It has positions 1 to \(head).")
            }
            let event = ShownEvent(entry, texts: try await ledger.texts(of: record))
            guard entry.sentence != nil else {
                return try await ledger.answer(event, asOf: head).document
            }
            return try await ledger.inspection(record.stream).answer(
                event, asOf: head, origin: record.origin
            ).document
        }
    }
#endif
