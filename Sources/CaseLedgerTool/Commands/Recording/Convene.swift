#if CLI
    import ArgumentParser
    import CaseLedger

    /// Convenes the ratings panel.
    struct Convene: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "convene", "Convene the ratings panel, and record the ratings that it has before it.",
            examples: [
                "--chair p-1 --member p-2 --member p-3 --quorum 3",
                "--member p-2 --interest p-2",
            ],
            """
            This ends fieldwork. case-ledger ratings --as-of @fieldwork shows the ratings before the \
            panel.
            """)

        @Option(help: "The key of the chair.")
        var chair: String?

        @Option(help: "The key of a member; may be repeated.")
        var member: [String] = []

        @Option(help: "The number of members that must be present.")
        var quorum: Int?

        @Option(help: "The key of a member who declared an interest; may be repeated.")
        var interest: [String] = []

        @Option(help: "A reason to record with the meeting; organisational text.")
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
