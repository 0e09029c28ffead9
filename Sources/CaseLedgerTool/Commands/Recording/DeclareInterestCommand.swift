#if CLI
    import ArgumentParser
    import CaseLedger

    /// Declares an interest.
    struct DeclareInterestCommand: OngoingInspectionCommand {
        static let role: Role = .panelMember
        static let configuration = recording(
            "declare-interest", "Declare an interest in the inspected service.",
            examples: [
                "\"Worked for the service until 2019.\"",
                "\"Sits on the board of a partner.\" --person p-2",
            ],
            "Somebody with an interest takes no part in a decision of the ratings panel.")

        @Argument(help: "The interest; organisational text.")
        var interest: String

        @Option(help: "The person (default: the actor).")
        var person: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .declareInterest(
                DeclareInterest(of: try person.map(Agent.ID.init(argument:)), interest))
        }
    }
#endif
