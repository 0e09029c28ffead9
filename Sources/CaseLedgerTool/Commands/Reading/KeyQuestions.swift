#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the answers to every question, counted.
    struct KeyQuestions: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "key-questions",
            abstract: "The answers to every key question and prompt, counted.",
            discussion: """
                Examples:
                  case-ledger key-questions
                  case-ledger key-questions --standard 2.1 --as-of @fieldwork
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "Only the questions of this standard.")
        var standard: String?

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.keyQuestionDocument(at: view, standard: standard)
        }
    }
#endif
