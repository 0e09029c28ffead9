#if CLI
    import ArgumentParser
    import CaseLedger

    /// Reverses a panel decision.
    struct Reverse: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "reverse", "Reverse the panel's decision on a standard.",
            examples: [
                "2.1 --reason \"The panel met again.\" --consensus",
                "2.1 --reason \"As minuted.\"\n--for p-1 --for p-2 --against p-3",
            ],
            """
            The rating by rule, or the proposed rating, then holds again. The panel reverses a \
            decision as it makes one: state who voted how, or --consensus.
            """)

        @Argument(help: "The standard, such as 2.1.")
        var standard: String

        @Option(help: "The reason; organisational text.")
        var reason: String?

        @Option(help: "The position of the decision that you saw and reverse, such as 41.")
        var supersedes: Position?

        @OptionGroup(title: "Votes") var voting: VoteOptions

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let id = try Standard.ID(argument: standard)
            let found = standing.state.panelDecision(on: id)?.recordedAt
            return .reversePanelDecision(
                ReversePanelDecision(
                    standard: id, supersedes: supersedes ?? found ?? .start,
                    votes: try voting.votes))
        }
    }
#endif
