#if CLI
    import CaseLedger

    extension Log {
        /// Prints the events, and those to come, without end.
        ///
        /// What is at hand is printed with one write, then the checkpoint is saved.
        func follow(
            _ query: Query, as subscription: SubscriptionName?, in ledger: Ledger
        ) async throws {
            if let inspection, let id = StreamName(rawValue: inspection),
                try await !ledger.inspections().contains(id)
            {
                Console.say("The ledger has no inspection \(id) yet; waiting for it.")
            }
            let start =
                if let limit {
                    try await beginning(ofLast: limit, query, in: ledger)
                } else {
                    try await start(subscription, in: ledger)
                }
            var lines: [String] = []
            var events = ledger.liveEvents(matching: query, after: start).makeAsyncIterator()
            while let record = try await events.next(isolation: #isolation) {
                lines.append(
                    options.json ? try JSONValue.object(record.json).line : record.line)
                guard events.countAtHand == 0 else { continue }
                Console.print(lines)
                lines = []
                if let subscription {
                    try await ledger.save(
                        SubscriptionCheckpoint(
                            subscription: subscription, position: record.position))
                }
            }
        }

        /// The position before the last so many events that match.
        private func beginning(
            ofLast count: Int, _ query: Query, in ledger: Ledger
        ) async throws -> Position {
            var first = Position.start
            var left = count
            var rest: PositionRange? = .through(try await ledger.head().position)
            while let range = rest, left > 0 {
                let page = try await ledger.page(
                    of: query, in: range, order: .backward, limit: min(512, left))
                left -= page.records.count
                first = page.records.last?.position.previous ?? first
                rest = page.rest
            }
            return first
        }
    }
#endif
