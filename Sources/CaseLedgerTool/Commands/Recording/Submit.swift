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
                "--all",
            ],
            """
            From then on answers change at moderation, or after case-ledger reopen. Somebody with \
            open cases is not told what answers do to ratings, where the edition says so.
            """)

        @Argument(help: ArgumentHelp("The keys of the cases.", valueName: "case"))
        var cases: [String] = []

        @Flag(help: "Every case whose key questions are answered.")
        var all = false

        @Flag(inversion: .prefixedNo, help: "Whether the case manager was interviewed.")
        var interviewed: Bool?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func validate() throws {
            guard cases.isEmpty == all else {
                throw ValidationError("Name the cases, or give --all.")
            }
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            let named = try cases.map(CaseKey.init(argument:))
            let submitted = all ? standing.state.submittableCases : named
            guard !submitted.isEmpty else {
                throw LedgerError(
                    .refused,
                    "No case can be submitted: each one is submitted, or has an open key question.",
                    remedy: "See case-ledger next for what is open.", refusal: .nothingChanged)
            }
            return .submitAssessment(
                SubmitAssessment(submitted, caseManagerInterviewed: interviewed))
        }
    }
#endif
