#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records the number of eligible cases.
    struct Population: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "population", "Record how many cases of a domain could be drawn.",
            examples: [
                "120 --domain 2 --counted 2026-03",
                "14 --domain 2 --group-by gender --group girls\n--counted 2026-03",
            ],
            """
            Without a group, it is the number of all eligible cases. The groups of one kind have \
            at most as many cases as there are in all. A later count of the same cases on the same \
            date replaces the earlier one.
            """)

        @Argument(help: "The number of eligible cases.")
        var count: Int

        @Option(help: "The domain, such as 2.")
        var domain: String

        @Option(name: .customLong("group-by"), help: "What the cases are grouped by: gender.")
        var dimension: String?

        @Option(help: "The group, such as girls.")
        var group: String?

        @Option(help: "The date that the number is of: a day, a month or a year.")
        var counted: PartialDate

        @Option(help: "Who supplied the number.")
        var supplier: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordEligiblePopulation(
                RecordEligiblePopulation(
                    domain: try Domain.ID(argument: domain),
                    dimension: try dimension.map(GroupKey.init(argument:)),
                    group: try group.map(GroupKey.init(argument:)), count: count, asOf: counted,
                    supplier: supplier))
        }
    }
#endif
