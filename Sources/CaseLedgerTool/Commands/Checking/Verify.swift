#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Checks all data of the ledger.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check all records, checksums, sequence numbers and derived data.",
            discussion: """
                Examples:
                  case-ledger verify
                  case-ledger verify -o verification.html

                The exit status is 3 when a problem is found.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            _ = try output.format(asJSON: options.json)
            let (document, passed) = try await checked()
            try output.show(document, asJSON: options.json)
            if !passed { throw ExitCode(ExitStatus.integrityFailure.rawValue) }
        }

        private func checked() async throws -> (Document, passed: Bool) {
            do {
                return try await options.withLedger { ledger in
                    let head = try await ledger.head().position
                    let report = try await ledger.verify { WorkIndicator.show($0, of: $1) }
                    return (try await ledger.answer(report, asOf: head).document, report.passed)
                }
            } catch let error as LedgerError where error.code == .damaged {
                // It cannot be opened: what is damaged, and what is whole, is read page by page.
                let report = try await Ledger.examine(at: options.path)
                guard !report.passed else { throw error }
                let head = AnswerHead(asOf: Head(position: report.intactThrough, recordedAt: nil))
                return (HeadedAnswer(report, head: head).document, false)
            }
        }
    }
#endif
