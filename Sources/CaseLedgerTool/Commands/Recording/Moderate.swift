#if CLI
    import ArgumentParser
    import CaseLedger

    /// Moderates a case.
    struct Moderate: OngoingInspectionCommand {
        static let role: Role = .moderator
        static let configuration = recording(
            "moderate", "Moderate a case: agree with its answers, or change some.",
            examples: [
                "court-07",
                "court-07 2.1.3=no 2.2.1=yes\n--reason \"The guidance was read otherwise.\"",
            ],
            """
            Without an answer, the moderator agrees with the case. Nobody moderates a case that \
            they judged, unless the team has nobody else; then it needs a reason, and is shown.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(
            help: ArgumentHelp(
                "A question and its new answer.", valueName: "question=answer"))
        var changes: [String] = []

        @Option(help: "The reason for changes; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .moderateCase(
                ModerateCase(
                    try CaseKey(argument: caseKey),
                    changes: try changes.map { text in
                        let given = try GivenAnswer(text, on: standing)
                        return ModerateCase.Change(given.question, to: given.answer)
                    }))
        }
    }
#endif
