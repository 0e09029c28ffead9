#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records the addressee's response to a recommendation.
    struct Respond: OngoingInspectionCommand {
        static let role: Role = .serviceManager
        static let configuration = recording(
            "respond", "Record the addressee's response to a recommendation.",
            examples: [
                "R1 accepted",
                "R2 partlyAccepted --reason \"Not within this budget.\"",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "The response of the addressee.")
        var response: RecommendationResponse

        @Option(help: "The reason, unless it is accepted; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .followUp(FollowUp(try RecommendationID(argument: id), .response(response)))
        }
    }
#endif
