#if CLI
    import ArgumentParser
    import CaseLedger

    /// Takes a case out of the sample.
    struct Withdraw: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "withdraw", "Take a case out of the sample.",
            examples: [
                "court-07 --why transferred"
            ],
            """
            Its answers count no more from here on, and stay in every earlier view. It does not come back: \
            select another case instead.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Option(help: "Why: a code, for free text about a case is not kept.")
        var why: WithdrawalReason

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .withdrawCase(WithdrawCase(caseKey: try CaseKey(argument: caseKey), why: why))
        }
    }
#endif
