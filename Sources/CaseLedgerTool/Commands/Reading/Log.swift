#if CLI
    import ArgumentParser
    import CaseLedger

    /// Lists events, and goes on with those to come.
    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The events, in order.",
            discussion: """
                Examples:
                  case-ledger log --limit 20 --reverse
                  case-ledger log --tag standard:2.1 --event panel-decision-recorded
                  case-ledger log --as-of @published --json
                  case-ledger log --follow --limit 10
                  case-ledger log --follow --json --checkpoint mail-to-panel

                With --follow, what is there is listed and then every event as any process records it, \
                each once and in order, until it is interrupted; --limit is then how many of the last \
                events to begin with. With --json as well there is one object a line; without \
                --follow, one document.

                Who keeps the position of the last event can go on with --after. With --checkpoint \
                the ledger keeps it: it is saved after the events were printed, so after a crash \
                between the two the last of them are printed again, and none is left out. Use a name \
                for one reader at a time, and with the same filters.

                Exit status of --follow: 130 after Ctrl-C, 143 after SIGTERM, 0 when whoever reads \
                the output has closed it.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var when: MomentOption

        @Option(help: "Only this inspection.")
        var inspection: String?

        @Option(help: "Only events that carry this tag, name:value; may be repeated.")
        var tag: [String] = []

        @Option(help: "Only events of this type; may be repeated.")
        var event: [String] = []

        @Option(help: "At most this many events; with --follow, begin with the last so many.")
        var limit: Int?

        @Flag(help: "Newest first.")
        var reverse = false

        @Flag(help: "Go on with every event to come, until interrupted.")
        var follow = false

        @Option(help: "Only events after this position.")
        var after: Position?

        @Option(help: "Only events after the position saved under this name; then save a new one.")
        var checkpoint: String?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
            if after != nil, checkpoint != nil {
                throw ValidationError("--after and --checkpoint both say where to begin; give one.")
            }
            if reverse, checkpoint != nil {
                throw ValidationError("--checkpoint goes forward; leave --reverse out.")
            }
            guard follow else { return }
            if reverse {
                throw ValidationError("--follow goes forward; leave --reverse out.")
            }
            if when.isGiven {
                throw ValidationError("--follow has no end; leave --as-of out.")
            }
            if limit != nil, after != nil || checkpoint != nil {
                throw ValidationError(
                    "With --follow, --limit says where to begin, as --after and --checkpoint do; "
                        + "give one.")
            }
        }

        func run() async throws {
            let moment = try when.moment()
            let query = try query()
            let subscription = try subscription()
            let ledger = try await options.open()
            do {
                if follow {
                    try await untilInterrupted {
                        try await follow(query, as: subscription, in: ledger)
                    }
                } else {
                    try await list(query, asOf: moment, as: subscription, in: ledger)
                }
            } catch {
                await ledger.closeReportingDamage()
                throw error
            }
            await ledger.closeReportingDamage()
        }

        private func list(
            _ query: Query, asOf moment: Moment, as subscription: SubscriptionName?,
            in ledger: Ledger
        ) async throws {
            let last = try await last(asOf: moment, in: ledger)
            let start = try await start(subscription, in: ledger)
            var reached = start
            var shown = 0
            var rows: [JSONValue] = []
            var rest: PositionRange? = PositionRange(from: start.next, through: last)
            while let range = rest, shown < limit ?? .max {
                let page = try await ledger.page(
                    of: query, in: range, order: reverse ? .backward : .forward,
                    limit: min(512, (limit ?? .max) - shown))
                rest = page.rest
                shown += page.records.count
                reached = rest?.first.previous ?? max(start, last)
                if options.json {
                    rows += page.records.map { .object($0.json) }
                } else {
                    Console.print(page.records.map(\.line))
                }
            }
            if options.json { try Console.print(["events": .array(rows)]) }
            if let subscription {
                try await ledger.save(
                    SubscriptionCheckpoint(subscription: subscription, position: reached))
            }
        }

        /// Up to where to list.
        private func last(asOf moment: Moment, in ledger: Ledger) async throws -> Position {
            var named: LedgerInspection?
            if inspection != nil || moment.isMilestone {
                let which = try InspectionOption.parse(
                    inspection.map { ["--inspection", $0] } ?? [])
                named = try await which.resolve(in: ledger)
            }
            let last =
                if let named {
                    try await named.position(of: moment)
                } else {
                    try await ledger.position(of: moment)
                }
            if when.isGiven {
                try await requireSomething(
                    by: last, of: inspection == nil ? nil : named?.id, in: ledger)
            }
            return last
        }

        /// Refuses a moment by which nothing was recorded, as the ratings do.
        private func requireSomething(
            by last: Position, of id: StreamName?, in ledger: Ledger
        ) async throws {
            let query = id.map { Query.stream($0) } ?? .everything
            guard let first = try await ledger.page(of: query, limit: 1).records.first else {
                throw LedgerError(
                    .notFound, "The ledger has no event.",
                    remedy: "Import an inspection: case-ledger import report FILE.json")
            }
            guard first.position > last else { return }
            let what = id.map { " of inspection \($0)" } ?? ""
            throw LedgerError(
                .notFound,
                "Nothing was recorded\(what) by \(when.asOf): the first event, at position "
                    + "\(first.position), was recorded \(first.recordedAt.rfc3339).",
                remedy: "Moments are on the clock of the ledger, not of the inspection: ask as of "
                    + "a later one.")
        }

        private func query() throws -> Query {
            do throws(InvalidName) {
                var tags: [EventTag] = []
                for text in tag { tags.append(try EventTag(validating: text)) }
                var types: [EventName] = []
                for text in event { types.append(try EventName(validating: text)) }
                let stream: StreamName? = try inspection.map { text throws(InvalidName) in
                    try StreamName(validating: text)
                }
                return Query([Query.Clause(stream: stream, types: types, tags: tags)])
            } catch {
                throw ValidationError(error.description)
            }
        }

        private func subscription() throws -> SubscriptionName? {
            do throws(InvalidName) {
                return try checkpoint.map { text throws(InvalidName) in
                    try SubscriptionName(validating: text)
                }
            } catch {
                throw ValidationError(error.description)
            }
        }
    }

    extension Log {
        /// The position that was dealt with before: the first event comes after it.
        func start(
            _ subscription: SubscriptionName?, in ledger: Ledger
        ) async throws -> Position {
            if let subscription {
                return try await ledger.checkpoint(of: subscription)?.position ?? .start
            }
            guard let position = after else { return .start }
            let head = try await ledger.head().position
            guard position <= head else {
                throw LedgerError(
                    .beyondHead, "The ledger ends at position \(head); \(position) is beyond it.",
                    remedy: "Check that this is the ledger the position is from.")
            }
            return position
        }
    }

    extension Moment {
        fileprivate var isMilestone: Bool {
            if case .milestone = self { return true }
            return false
        }
    }
#endif
