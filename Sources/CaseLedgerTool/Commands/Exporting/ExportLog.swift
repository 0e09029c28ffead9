#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Writes events as a table.
    struct ExportLog: TableExport {
        static let configuration = CommandConfiguration(
            commandName: "log",
            abstract: "The events of the ledger as a table (CSV).",
            discussion: """
                Examples:
                  case-ledger export log -o log.csv
                  case-ledger export log --since 2026-03-01 --until 2026-03-31 > march.csv

                -o also writes FILE-metadata.json, which describes each column (CSV on the Web). The \
                ledger records the export: see case-ledger copies.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var file: TableFileOption
        @OptionGroup var filter: LogFilter
        @OptionGroup var when: MomentOption

        func validate() throws {
            guard when.isGiven, filter.until != nil else { return }
            throw ValidationError(
                "--as-of and --until both set the last position. Use only one.")
        }

        func run() async throws {
            try await options.withLedger { ledger in
                let head = try await ledger.head().position
                let document = try await document(in: ledger)
                let text =
                    options.json
                    ? document.answer.jsonText(isPretty: true) + "\n"
                    : CSVRenderer().text(of: document)
                try await ledger.noteExport(
                    of: .log, inspection: nil, through: head, text,
                    to: options.json ? nil : file.output, by: try OperatorOption.agent())
                if options.json {
                    Console.print(json: document.answer)
                } else {
                    try file.write(document)
                }
            }
        }

        func document(in ledger: Ledger) async throws -> Document {
            let selection = try await filter.selection(in: ledger, isRaw: false)
            try await selection.checkTypes(in: ledger)
            let last = try await filter.last(of: selection, by: when, in: ledger)
            let first = selection.since ?? Position.start.next
            var entries: [LogEntry] = []
            var pages = LogPages(
                of: selection, in: PositionRange(from: first, through: last), .forward, limit: nil,
                ledger)
            while let page = try await pages.next() { entries += page.entries }
            let leftOut = try await selection.leftOut(in: ledger)
            let head = try await ledger.answer(JSONValue.null, asOf: last).head
            return HeadedAnswer(LogEntries(entries, leftOut: leftOut), head: head).document
        }
    }
#endif
