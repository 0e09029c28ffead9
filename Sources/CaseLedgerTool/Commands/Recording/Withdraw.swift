#if CLI
    import ArgumentParser
    import CaseLedger

    /// Removes a case from the sample.
    struct Withdraw: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "withdraw", "Remove a case from the sample.",
            examples: [
                "court-07 --why transferred",
                "court-07 --why outOfScope --never-eligible\n--reason \"Outside of the period.\"",
            ],
            """
            Its answers no longer count, except in reads as of earlier moments. A withdrawn case \
            cannot be selected again: select another case instead. If the case has an answer, \
            the command asks for the approval of a second person, and needs a reason.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @OptionGroup var withdrawal: WithdrawalOptions

        @Option(help: "The reason, for a case with answers; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .withdrawCase(
                WithdrawCase(
                    caseKey: try CaseKey(argument: caseKey), why: withdrawal.why,
                    extent: withdrawal.extent))
        }
    }
#endif
