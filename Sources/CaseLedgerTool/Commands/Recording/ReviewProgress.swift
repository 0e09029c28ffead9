#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records the progress of a recommendation.
    struct ReviewProgress: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "progress", "Record the progress of a recommendation, or of one of its sub-points.",
            examples: [
                "R1 partlyAchieved",
                "R2 achieved --sub-point 1",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "The progress.")
        var progress: RecommendationProgress

        @Option(help: "The number of a sub-point, from 1 (default: the whole recommendation).")
        var subPoint: Int?

        @Option(help: "A reason to record with it; organisational text.")
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
