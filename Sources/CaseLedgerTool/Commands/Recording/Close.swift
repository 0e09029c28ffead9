#if CLI
    import ArgumentParser
    import CaseLedger

    /// Closes a recommendation.
    struct Close: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "close", "Close a recommendation, which ends its follow-up.",
            examples: [
                "R1 achieved",
                "R2 superseded --reason \"Repeated in the next inspection.\"",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "The outcome.")
        var outcome: RecommendationOutcome

        @Option(help: "The reason, unless the outcome is achieved; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .followUp(FollowUp(try RecommendationID(argument: id), .closing(outcome)))
        }
    }
#endif
