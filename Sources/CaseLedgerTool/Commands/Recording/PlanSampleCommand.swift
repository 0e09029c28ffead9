#if CLI
    import ArgumentParser
    import CaseLedger

    /// Plans how many cases to draw.
    struct PlanSampleCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "plan-sample", "Plan how many cases to draw for a domain.",
            examples: [
                "--domain 2 --target 13 --population 14",
                "--domain 2 --target 13 --confidence 80 --margin 5",
            ])

        @Option(help: "The domain, such as 2.")
        var domain: String

        @Option(help: "How many cases to draw.")
        var target: Int

        @Option(help: "How many cases there are to draw from.")
        var population: Int?

        @Option(help: "The confidence aimed at, in percent.")
        var confidence: Int?

        @Option(help: "The margin of error aimed at, in percentage points.")
        var margin: Int?

        @Option(help: "By what the sample is stratified; may be repeated.")
        var stratum: [String] = []

        @Option(help: "On what the number rests.")
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
