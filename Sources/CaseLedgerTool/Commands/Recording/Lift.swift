#if CLI
    import ArgumentParser
    import CaseLedger

    /// Lifts a retention hold.
    struct Lift: OngoingInspectionCommand {
        static let role: Role = .dataProtectionOfficer
        static let configuration = recording(
            "lift", "Lift a retention hold, by the position at which it was placed.",
            examples: ["1750 --reason \"The complaint is closed.\""])

        @Argument(help: "The position of the hold.")
        var position: Position

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .liftHold(LiftHold(position))
        }
    }
#endif
