#if CLI
    import ArgumentParser
    import CaseLedger

    /// Opens the assessment of a case.
    struct Assess: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "assess", "Open the assessment of a case.",
            examples: [
                "court-07",
                "court-07 --inspector b-9",
            ],
            "It is not required before judging; it says who assesses the case, and since when.")

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Option(help: "Who assesses it (default: the actor).")
        var inspector: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .openAssessment(
                OpenAssessment(
                    try CaseKey(argument: caseKey),
                    inspector: try inspector.map(Agent.ID.init(argument:))))
        }
    }
#endif
