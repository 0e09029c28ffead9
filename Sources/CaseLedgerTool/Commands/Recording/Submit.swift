#if CLI
    import ArgumentParser
    import CaseLedger

    /// Submits assessments.
    struct Submit: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "submit", "Submit the assessments of cases whose key questions are answered.",
            examples: [
                "court-07 --interviewed",
                "court-07 court-09",
            ],
            """
            From then on answers change at moderation, or after case-ledger reopen. Somebody with \
            open cases is not told what answers do to ratings, where the edition says so.
            """)

        @Argument(help: ArgumentHelp("The keys of the cases.", valueName: "case"))
        var cases: [String]

        @Flag(inversion: .prefixedNo, help: "Whether the case manager was interviewed.")
        var interviewed: Bool?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .submitAssessment(
                SubmitAssessment(
                    try cases.map(CaseKey.init(argument:)), caseManagerInterviewed: interviewed))
        }
    }
#endif
