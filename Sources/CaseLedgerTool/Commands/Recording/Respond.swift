#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records what the addressee says to a recommendation.
    struct Respond: OngoingInspectionCommand {
        static let role: Role = .serviceManager
        static let configuration = recording(
            "respond", "Record what the addressee says to a recommendation.",
            examples: [
                "R1 accepted",
                "R2 partlyAccepted --reason \"Not within this budget.\"",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "What the addressee says.")
        var response: RecommendationResponse

        @Option(help: "Why, unless it is accepted; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .followUp(FollowUp(try RecommendationID(argument: id), .response(response)))
        }
    }
#endif
