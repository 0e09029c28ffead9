#if CLI
    import ArgumentParser
    import CaseLedger

    /// Checks everything the ledger holds.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check records, checksums, sequences and everything derived from them.",
            discussion: """
                Examples:
                  case-ledger verify
                  case-ledger verify --json

                Exit status 3 when anything is wrong.
                """)

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let ledger = try await options.open()
            let report = try await ledger.verify()
            await ledger.close()
            if options.json {
                try Console.print([
                    "passed": .bool(report.passed),
                    "records": JSONValue(report.records),
                    "streams": JSONValue(report.streams),
                    "indexEntries": JSONValue(report.indexEntries),
                    "rows": JSONValue(report.rows),
                    "texts": JSONValue(report.texts),
                    "erasedTexts": JSONValue(report.erasedTexts),
                    "findings": .array(
                        report.findings.map { finding in
                            [
                                "position": finding.position.map {
                                    JSONValue($0)
                                } ?? .null,
                                "problem": .string(finding.problem),
                            ]
                        }),
                ])
            } else {
                Console.print(
                    "\(report.passed ? "Passed" : "FAILED"): \(report.records) records, "
                        + "\(report.streams.counted("inspection")), \(report.indexEntries) index entries, "
                        + "\(report.rows) rows, \(report.texts.counted("text"))"
                        + (report.erasedTexts == 0
                            ? "." : ", \(report.erasedTexts) of them erased."))
                for finding in report.findings { Console.print("  \(finding)") }
            }
            if !report.passed { throw ExitCode(ExitStatus.integrityFailure.rawValue) }
        }
    }
#endif
