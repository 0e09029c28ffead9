#if CLI
    import ArgumentParser
    import CaseLedger

    /// Opens a submitted assessment again.
    struct Reopen: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "reopen", "Open a submitted assessment again, so that its answers can change.",
            examples: [
                "court-07 --reason \"A second file was found.\""
            ])

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .reopenAssessment(ReopenAssessment(try CaseKey(argument: caseKey)))
        }
    }
#endif
