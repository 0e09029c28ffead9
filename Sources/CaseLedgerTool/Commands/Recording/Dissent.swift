#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records a dissent.
    struct Dissent: OngoingInspectionCommand {
        static let role: Role = .panelMember
        static let configuration = recording(
            "dissent", "Dissent from a decision of the panel, or from the moderation of a case.",
            examples: [
                "2.1 --reason \"Two key questions are far below the band.\"",
                "court-07 --reason \"The guidance was read otherwise.\"",
            ],
            "The decision stands, and the dissent stands beside it.")

        @Argument(help: "The standard that was decided, or the case that was moderated.")
        var target: String

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            if let id = Standard.ID(rawValue: target), standing.state.framework?.standard(id) != nil
            {
                return .recordDissent(RecordDissent(from: .decision(id)))
            }
            return .recordDissent(
                RecordDissent(from: .moderation(try CaseKey(argument: target))))
        }
    }
#endif
