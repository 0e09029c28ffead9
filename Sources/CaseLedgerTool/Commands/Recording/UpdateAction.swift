#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records the status of an action.
    struct UpdateAction: OngoingInspectionCommand {
        static let role: Role = .serviceManager
        static let configuration = recording(
            "action", "Record the status of an action, or a new due date.",
            examples: [
                "R1 A1 completed",
                "R1 A2 started --due 2027-06-30 --reason \"Put off.\"",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "The action, such as A1.")
        var action: String

        @Argument(help: "The status of the action.")
        var status: ActionStatus

        @Option(help: "The new date by which it is due.")
        var due: PartialDate?

        @Option(help: "The reason for abandoning, reopening or postponing; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .followUp(
                FollowUp(
                    try RecommendationID(argument: id),
                    .action(try ActionID(argument: action), status, due: due)))
        }
    }
#endif
