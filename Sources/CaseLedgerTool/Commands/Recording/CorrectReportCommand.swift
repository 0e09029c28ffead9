#if CLI
    import ArgumentParser
    import CaseLedger

    /// Corrects a published rating.
    struct CorrectReportCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "correct-report", "Correct a published rating; both versions can still be read.",
            examples: [
                "2.1 good --reason \"A count was printed wrongly.\""
            ])

        @Argument(help: "The standard, such as 2.1.")
        var standard: String

        @Argument(help: "The corrected rating.")
        var rating: Rating

        @Option(help: "The reason; organisational text.")
        var reason: String?

        @OptionGroup var seen: ObservationOption

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .correctReport(CorrectReport(standard: try Standard.ID(argument: standard), to: rating))
        }

        func observation(on standing: Standing) async throws -> ObservedQuery? {
            try await seen.observation(of: [try Standard.ID(argument: standard)], on: standing)
        }
    }
#endif
