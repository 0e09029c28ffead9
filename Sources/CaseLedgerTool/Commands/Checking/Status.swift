#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Says what is wrong with the ledger, without reading all of it.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What is wrong with the ledger, and how much of it is in use.",
            discussion: """
                Examples:
                  case-ledger status
                  case-ledger status --json

                It looks at the condition, and does not read all records: verify does. The exit \
                status is 1 when something is wrong.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            _ = try output.format(asJSON: options.json)
            let (document, isHealthy) = try await options.withLedger(warns: false) { ledger in
                let health = try await ledger.health()
                let answer = try await ledger.answer(health, asOf: health.store.head.position)
                return (answer.document, health.problems.isEmpty)
            }
            try output.show(document, asJSON: options.json)
            if !isHealthy { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }
#endif
