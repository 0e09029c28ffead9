#if CLI
    import ArgumentParser
    import CaseLedger

    /// Plans the number of cases to select.
    struct PlanSampleCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "plan-sample", "Plan the number of cases to select for a domain.",
            examples: [
                "--domain 2 --target 13 --population 14",
                "--domain 2 --target 13 --confidence 80 --margin 5",
            ])

        @Option(help: "The domain, such as 2.")
        var domain: String

        @Option(help: "The number of cases to select.")
        var target: Int

        @Option(help: "The number of eligible cases.")
        var population: Int?

        @Option(help: "The planned confidence level, in percent.")
        var confidence: Int?

        @Option(help: "The planned margin of error, in percentage points.")
        var margin: Int?

        @Option(help: "A criterion by which the sample is stratified; may be repeated.")
        var stratum: [String] = []

        @Option(help: "The basis of the numbers.")
        var basis: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .planSample(
                PlanSample(
                    domain: try Domain.ID(argument: domain), eligiblePopulation: population,
                    target: target, confidencePercent: confidence, marginPoints: margin,
                    strata: stratum, basis: basis))
        }
    }
#endif
