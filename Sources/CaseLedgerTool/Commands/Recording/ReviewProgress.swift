#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records what became of a recommendation.
    struct ReviewProgress: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "progress", "Record what became of a recommendation, or of one of its sub-points.",
            examples: [
                "R1 partlyAchieved",
                "R2 achieved --sub-point 1",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "What became of it.")
        var progress: RecommendationProgress

        @Option(help: "The sub-point, from 1; without it the recommendation as a whole.")
        var subPoint: Int?

        @Option(help: "What else is to be said about it; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .followUp(
                FollowUp(
                    try RecommendationID(argument: id), .progress(progress, subPoint: subPoint)))
        }
    }
#endif
