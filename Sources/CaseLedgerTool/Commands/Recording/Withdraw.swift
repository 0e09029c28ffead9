#if CLI
    import ArgumentParser
    import CaseLedger

    /// Removes a case from the sample.
    struct Withdraw: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "withdraw", "Remove a case from the sample.",
            examples: [
                "court-07 --why transferred"
            ],
            """
            Its answers no longer count, except in reads as of earlier moments. A withdrawn case \
            cannot be selected again: select another case instead.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Option(help: "The code of the reason; free text about a case is not recorded.")
        var why: WithdrawalReason

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .withdrawCase(WithdrawCase(caseKey: try CaseKey(argument: caseKey), why: why))
        }
    }
#endif
