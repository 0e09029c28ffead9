#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the people of an inspection.
    struct Team: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The people: roles, interests, what each did, and what bars them.",
            discussion: """
                Examples:
                  case-ledger team
                  case-ledger team --as-of @fieldwork

                The answer has counts and no text that a person typed. case-ledger person lists \
                everything that one person did.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view) { $0.team() }
        }
    }
#endif
