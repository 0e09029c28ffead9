#if CLI
    import ArgumentParser
    import CaseLedger

    /// Attests answers that somebody else entered.
    struct Attest: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "attest", "Confirm the answers that somebody else entered for you.",
            examples: [
                "court-07 court-09",
                "--all",
            ],
            "case-ledger case KEY shows what was entered. An answer that is wrong is corrected.")

        @Argument(help: ArgumentHelp("The keys of the cases.", valueName: "case"))
        var cases: [String] = []

        @Flag(help: "Every case with such answers.")
        var all = false

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func validate() throws {
            guard cases.isEmpty == all else {
                throw ValidationError("Name the cases, or give --all.")
            }
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            .attestJudgements(AttestJudgements(try cases.map(CaseKey.init(argument:))))
        }
    }
#endif
