#if CLI
    import ArgumentParser
    import CaseLedger

    /// Replaces a case of the sample by another one.
    struct Replace: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "replace", "Withdraw a case and select another one in its place.",
            examples: [
                "court-07 court-14 --why transferred",
                "court-07 court-14 --why outOfScope --never-eligible\n"
                    + "--reason \"Outside of the period.\"",
            ],
            """
            The new case gets the domain, the purpose, the stratum and the team of the old one. \
            If the old case has an answer, the command asks for the approval of a second person, \
            and needs a reason; until then, neither case changes.
            """)

        @Argument(help: ArgumentHelp("The key of the case that leaves.", valueName: "case"))
        var caseKey: String

        @Argument(help: ArgumentHelp("The key of the case in its place.", valueName: "by"))
        var replacement: String

        @OptionGroup var withdrawal: WithdrawalOptions

        @Option(help: "The key of the new case's manager; never a name.")
        var caseManager: String?

        @Option(help: "The reason, for a case with answers; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .replaceCase(
                ReplaceCase(
                    try CaseKey(argument: caseKey), by: try CaseKey(argument: replacement),
                    why: withdrawal.why, extent: withdrawal.extent,
                    caseManager: try caseManager.map(GroupKey.init(argument:))))
        }
    }
#endif
