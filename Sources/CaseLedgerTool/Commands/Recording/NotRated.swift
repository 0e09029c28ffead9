#if CLI
    import ArgumentParser
    import CaseLedger

    /// Leaves a standard or a domain unrated.
    struct NotRated: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "not-rated", "Leave a standard, or all standards of a domain, without a rating.",
            examples: [
                "4.1 --why noCases",
                "3 --why outOfScope",
            ],
            """
            The points and the maximum then exclude it. This cannot be undone in this inspection.
            """)

        @Argument(help: "A standard (4.1) or a domain (3).")
        var target: String

        @Option(help: "The code of the reason.")
        var why: NotRatedReason

        @Option(help: "Details of the reason; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let domain = try Domain.ID(argument: target)
            guard standing.state.framework?.domain(domain) != nil else {
                return .doNotRate(DoNotRate(.standard(try Standard.ID(argument: target)), why: why))
            }
            return .doNotRate(DoNotRate(.domain(domain), why: why))
        }
    }
#endif
