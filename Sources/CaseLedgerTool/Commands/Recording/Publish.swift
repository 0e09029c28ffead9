#if CLI
    import ArgumentParser
    import CaseLedger

    /// Publishes the report.
    struct Publish: OngoingInspectionCommand {
        static let role: Role = .chiefInspector
        static let configuration = recording(
            "publish", "Publish the report: every standard is rated, or recorded as not rated.",
            examples: [
                "--on 2026-06-01",
                "--total 11 --overall requiresImprovement --on 2026-06-01",
            ],
            """
            What the report states with --total and --overall is checked against the ledger.
            """)

        @Option(help: "The total that the report states.")
        var total: Int?

        @Option(help: "The overall rating that the report states.")
        var overall: Rating?

        @Option(help: "When it is published: a date, a month or a year.")
        var on: PartialDate?

        @Option(help: "What else is to be said about it; organisational text.")
        var reason: String?

        @OptionGroup var seen: ObservationOption

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .publishReport(
                PublishReport(statedTotal: total, statedOverall: overall, publishedOn: on))
        }

        func observation(on standing: Standing) async throws -> Observation? {
            try await seen.observation(
                of: standing.state.framework?.standards.map(\.id) ?? [], on: standing)
        }
    }
#endif
