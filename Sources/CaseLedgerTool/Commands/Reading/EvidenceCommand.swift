#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints what the judgements on evidence rest on.
    struct EvidenceCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "evidence",
            abstract: "What each judgement on evidence and each finding rests on.",
            discussion: """
                Examples:
                  case-ledger evidence
                  case-ledger evidence 1.2
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Argument(help: "A standard, a question or a finding (default: all of them).")
        var target: String?

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view) { history in
                let cell = try target.map { name throws(LedgerError) in
                    try history.cell(named: name)
                }
                switch cell {
                case nil, .standard, .question, .finding:
                    return history.evidenceBasis(of: cell)
                case let other?:
                    throw LedgerError(
                        .invalidInput, "\(other) is not judged on evidence.",
                        remedy: "Use a standard, a question or a finding, or explain \(other).")
                }
            }
        }
    }
#endif
