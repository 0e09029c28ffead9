#if CLI
    import ArgumentParser
    import CaseLedger

    /// Sends the draft of the report to somebody.
    struct DraftCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "draft", "Record that the draft of the report was sent to somebody.",
            examples: [
                "--to \"service manager\" --due 2026-05-08",
                "--to \"board chair\" --embargoed",
            ],
            "case-ledger ratings --as-of @draft shows the ratings of the draft.")

        @Option(help: "Who got it: an organisation or a function.")
        var to: String

        @Option(help: "Until when an answer is expected.")
        var due: PartialDate?

        @Flag(help: "It is an embargoed copy of the final report.")
        var embargoed = false

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .issueDraft(IssueDraft(embargoed ? .embargoedCopy : .draft, to: to, due: due))
        }
    }
#endif
