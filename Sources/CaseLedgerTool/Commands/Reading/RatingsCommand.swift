#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the ratings as of a moment.
    struct RatingsCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "ratings",
            abstract: "The ratings, now or as of any moment.",
            discussion: """
                Examples:
                  case-ledger ratings
                  case-ledger ratings --as-of @fieldwork
                  case-ledger ratings --as-of @published -o ratings.html
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        func document(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document {
            let ratings = try await inspection.ratings(asOf: .position(position))
            return try await inspection.answer(
                ratings, asOf: position, origin: ratings.overall.origin
            ).document
        }
    }
#endif
