#if CLI
    import ArgumentParser
    import CaseLedger

    /// Convenes the ratings panel.
    struct Convene: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "convene", "Convene the ratings panel; what lies before it is recorded with it.",
            examples: [
                "--chair p-1 --member p-2 --member p-3 --quorum 3",
                "--member p-2 --interest p-2",
            ],
            """
            Fieldwork ends with it: case-ledger ratings --as-of @fieldwork shows the ratings before it.
            """)

        @Option(help: "Who chairs: a person's key.")
        var chair: String?

        @Option(help: "Who sits on it; may be repeated.")
        var member: [String] = []

        @Option(help: "How many must be present.")
        var quorum: Int?

        @Option(help: "Who declared an interest; may be repeated.")
        var interest: [String] = []

        @Option(help: "What else is to be said about the meeting; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .convenePanel(
                ConvenePanel(
                    chair: try chair.map(Agent.ID.init(argument:)),
                    members: try member.map(Agent.ID.init(argument:)), quorum: quorum,
                    declaredInterests: try interest.map(Agent.ID.init(argument:))))
        }
    }
#endif
