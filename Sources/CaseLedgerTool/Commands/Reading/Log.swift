#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Lists events, and optionally follows new ones.
    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The events of the ledger.",
            discussion: """
                Examples:
                  case-ledger log --limit 20 --reverse
                  case-ledger log --by a-7 --since 2026-03-01 --until 2026-03-31
                  case-ledger log --case court-07
                  case-ledger log --tag standard:2.1 --event panel-decision-recorded
                  case-ledger log --as-of @published --json
                  case-ledger log --follow --limit 10
                  case-ledger log --follow --json --checkpoint mail-to-panel

                With --follow, the recorded events are listed, and then each new event as soon as \
                any process records it, once and in order, until you press Ctrl-C. --limit then is \
                the number of recorded events to begin with. With --json, each line is one object; \
                without --follow, the output is one document.

                A reader that stores the position of the last event can continue with --after. \
                With --checkpoint, the ledger stores it. The checkpoint is saved after the events \
                are printed. After a crash between the two, the last events are printed again, and \
                no event is missing. Use a name for one reader at a time, always with the same \
                filters.

                Exit status of --follow: 130 after Ctrl-C, 143 after SIGTERM, 0 when the reader of \
                the output closed it.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var filter: LogFilter
        @OptionGroup var when: MomentOption

        @Option(
            parsing: .unconditional,
            help: "At most this many events; with --follow, begin with this many last ones.")
        var limit: Int?

        @Flag(help: "Newest first.")
        var reverse = false

        @Flag(help: "Continue with each new event, until Ctrl-C.")
        var follow = false

        @Option(help: "Only events after this position.")
        var after: Position?

        @Option(help: "Only events after the position saved under this name; saves the new one.")
        var checkpoint: String?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
            if after != nil, checkpoint != nil {
                throw ValidationError(
                    "--after and --checkpoint both set the first position. Use only one.")
            }
            if after != nil || checkpoint != nil, filter.since != nil {
                throw ValidationError(
                    "--since, --after and --checkpoint set the first position. Use only one.")
            }
            if when.isGiven, filter.until != nil {
                throw ValidationError(
                    "--as-of and --until both set the last position. Use only one.")
            }
            if reverse, checkpoint != nil {
                throw ValidationError("--checkpoint reads forward. Remove --reverse.")
            }
            guard follow else { return }
            if reverse {
                throw ValidationError("--follow reads forward. Remove --reverse.")
            }
            if when.isGiven || filter.until != nil {
                throw ValidationError("--follow has no end. Remove --as-of and --until.")
            }
            if let format = output.format, format != .json, format != .text {
                throw ValidationError("--follow writes text or JSON. Remove --format.")
            }
            if output.output != nil {
                throw ValidationError(
                    "--follow has no end. Redirect its output instead of using -o.")
            }
            if limit != nil, after != nil || checkpoint != nil || filter.since != nil {
                throw ValidationError(
                    "With --follow, --limit sets the first position, as --after, --since and "
                        + "--checkpoint do. Use only one.")
            }
        }

        func run() async throws {
            let format = try output.format(asJSON: options.json)
            let subscription = try subscription()
            try await options.withLedger(showsWork: false) { ledger in
                let selection = try await filter.selection(in: ledger, isRaw: format == .json)
                if follow {
                    if let leftOut = try await selection.leftOut(in: ledger) {
                        Console.say(leftOut)
                    }
                    try await untilInterrupted {
                        try await follow(
                            selection, as: subscription, in: ledger, asJSON: format == .json)
                    }
                } else {
                    try await list(selection, as: subscription, in: ledger, format)
                }
            }
        }

        private func list(
            _ selection: LogSelection, as subscription: SubscriptionName?, in ledger: Ledger,
            _ format: OutputFormat
        ) async throws {
            try await selection.checkTypes(in: ledger)
            let last = try await filter.last(of: selection, by: when, in: ledger)
            let start = try await start(subscription, selection, in: ledger)
            let isStream = output.output == nil && (format == .json || format == .text)
            let head = try await ledger.answer(JSONValue.null, asOf: last).head
            var printer = LogPrinter(
                format, head: head, isWide: output.wide,
                namesInspections: try await selection.namesInspections(in: ledger))
            var kept: [LogEntry] = []
            var reached = start
            var shown = 0
            let leftOut = try await selection.leftOut(in: ledger)
            let range = PositionRange(from: start.next, through: last)
            var pages = LogPages(
                of: selection, in: range, reverse ? .backward : .forward, limit: limit, ledger)
            do {
                while let page = try await pages.next() {
                    reached = page.rest?.first.previous ?? max(start, last)
                    shown += page.entries.count
                    if isStream { printer.show(page.entries) } else { kept += page.entries }
                }
            } catch {
                if isStream { printer.end(isComplete: false) }
                throw error
            }
            if isStream {
                printer.end()
                if shown == 0, leftOut == nil, format == .text {
                    Console.say(try await selection.nothingFound(in: ledger))
                }
            } else {
                let answer = HeadedAnswer(LogEntries(kept, leftOut: leftOut), head: head)
                if let text = try output.text(forFileOf: answer.document, asJSON: options.json) {
                    try await ledger.noteExport(
                        of: .log, inspection: nil, through: last, text, to: output.output,
                        by: try OperatorOption.agent())
                }
                try output.show(answer.document, asJSON: options.json)
            }
            if isStream, let leftOut { Console.say(leftOut) }
            if let subscription {
                try await ledger.save(
                    SubscriptionCheckpoint(subscription: subscription, position: reached))
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

        /// The last processed position; the list begins after it.
        func start(
            _ subscription: SubscriptionName?, _ selection: LogSelection, in ledger: Ledger
        ) async throws -> Position {
            if let subscription {
                return try await ledger.checkpoint(of: subscription)?.position ?? .start
            }
            guard let position = after ?? selection.since?.previous else { return .start }
            let head = try await ledger.head().position
            guard position <= head else {
                throw LedgerError(
                    .beyondHead, "The ledger ends at position \(head); \(position) is beyond it.",
                    remedy: "Check that the position belongs to this ledger.")
            }
            return position
        }
    }
#endif
