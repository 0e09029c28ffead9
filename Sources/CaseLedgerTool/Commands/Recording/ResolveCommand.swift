#if CLI
    import ArgumentParser
    import CaseLedger

    /// Resolves a challenge.
    struct ResolveCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "resolve", "Resolve a challenge: accept it, in whole or in part, or reject it.",
            examples: [
                "C1 rejected --reason \"The guidance counts decisions.\"",
                "C2 accepted --event 1234 --reason \"The plan was there.\"",
            ],
            """
            Record a correction that follows from it first, with case-ledger correct --stage \
            factualAccuracy, and name its position. A rating that moves goes back to the panel.
            """)

        @Argument(help: "The id of the challenge.")
        var id: String

        @Argument(help: "The outcome.")
        var outcome: ChallengeOutcome

        @Option(help: "The position of an event that it led to; may be repeated.")
        var event: [Position] = []

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .resolveChallenge(
                ResolveChallenge(try ChallengeID(argument: id), outcome, events: event))
        }
    }
#endif
