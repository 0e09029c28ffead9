#if CLI
    import CaseLedger
    import CaseLedgerReports

    extension Log {
        /// Prints the recorded events, then each new one, without end.
        ///
        /// Buffered events are printed with one write. Then the checkpoint is saved.
        func follow(
            _ selection: LogSelection, as subscription: SubscriptionName?, in ledger: Ledger,
            asJSON: Bool
        ) async throws {
            let start =
                if let limit {
                    try await beginning(ofLast: limit, selection, in: ledger)
                } else {
                    try await start(subscription, selection, in: ledger)
                }
            let head = try await ledger.answer(JSONValue.null, asOf: ledger.head().position).head
            var printer = LogPrinter(
                .text, head: head, isWide: output.wide,
                namesInspections: try await selection.namesInspections(in: ledger))
            var records: [Record] = []
            var events = ledger.liveEvents(matching: selection.query, after: start)
                .makeAsyncIterator()
            while let record = try await events.next(isolation: #isolation) {
                records.append(record)
                guard events.countAtHand == 0 else { continue }
                let entries = try await ledger.entries(of: records).filter(selection.accepts)
                records = []
                if asJSON {
                    Console.write(entries.map { $0.jsonText() + "\n" }.joined())
                } else {
                    printer.show(entries)
                }
                if let subscription {
                    try await ledger.save(
                        SubscriptionCheckpoint(
                            subscription: subscription, position: record.position))
                }
            }
        }

        /// The position before the given number of last matching events.
        private func beginning(
            ofLast count: Int, _ selection: LogSelection, in ledger: Ledger
        ) async throws -> Position {
            var first = Position.start
            var pages = LogPages(
                of: selection, in: .through(try await ledger.head().position), .backward,
                limit: count, ledger)
            while let page = try await pages.next() {
                first = page.entries.last?.record.position.previous ?? first
            }
            return first
        }
    }
#endif
