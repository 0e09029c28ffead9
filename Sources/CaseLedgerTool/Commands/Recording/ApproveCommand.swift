#if CLI
    import ArgumentParser
    import CaseLedger

    /// Approves what needs a second person.
    struct ApproveCommand: OngoingInspectionCommand {
        static let role: Role = .chiefInspector
        static let configuration = recording(
            "approve", "Approve what another person asked for, or a decision of the panel.",
            examples: [
                "1234",
                "1234 --decline --reason \"The file was found.\"",
            ],
            """
            The position is that of the request or of the decision; case-ledger next lists what \
            waits. An approved withdrawal, publication or correction happens with the approval.
            """)

        @Argument(help: "The position of the request or of the decision.")
        var position: Position

        @Flag(help: "Decline the request; this needs a reason.")
        var decline = false

        @Option(help: "The reason; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            do throws(Refusal) {
                try standing.state.checkAnswerable(position)
            } catch { throw LedgerError(error) }
            return .approve(Approve(position, isGranted: !decline))
        }
    }
#endif
