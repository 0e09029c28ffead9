#if CLI
    import ArgumentParser
    import CaseLedger

    /// Publishes the report.
    struct Publish: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "publish", "Publish the report, when every standard is rated or recorded as not rated.",
            examples: [
                "--on 2026-06-01",
                "--total 11 --overall requiresImprovement --on 2026-06-01",
            ],
            """
            The values of --total and --overall are compared with the ledger. If the edition asks \
            for the approval of a second person, the command asks for it, and the report is \
            published with case-ledger approve: case-ledger next names who may.
            """)

        @Option(help: "The total that the report states.")
        var total: Int?

        @Option(help: "The overall rating that the report states.")
        var overall: Rating?

        @Option(help: "The date of publication: a day, a month or a year.")
        var on: PartialDate?

        @Option(help: "A reason to record with it; organisational text.")
        var reason: String?

        @OptionGroup var seen: ObservationOption

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .publishReport(
                PublishReport(statedTotal: total, statedOverall: overall, publishedOn: on))
        }

        func observation(on standing: Standing) async throws -> ObservedQuery? {
            try await seen.observation(
                of: standing.state.framework?.standards.map(\.id) ?? [], on: standing)
        }
    }
#endif
