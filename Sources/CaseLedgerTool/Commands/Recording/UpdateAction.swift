#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records how far an action is.
    struct UpdateAction: OngoingInspectionCommand {
        static let role: Role = .serviceManager
        static let configuration = recording(
            "action", "Record how far an action is, or another date for it.",
            examples: [
                "R1 A1 completed",
                "R1 A2 started --due 2027-06-30 --reason \"Put off.\"",
            ])

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Argument(help: "The action, such as A1.")
        var action: String

        @Argument(help: "How far it is.")
        var status: ActionStatus

        @Option(help: "The new date by which it is done.")
        var due: PartialDate?

        @Option(help: "Why it is abandoned, reopened or put off; organisational text.")
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
