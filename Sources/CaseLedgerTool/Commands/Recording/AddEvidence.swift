#if CLI
    import ArgumentParser
    import CaseLedger

    /// Notes that evidence was examined.
    struct AddEvidence: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "add-evidence", "Note evidence that was examined: that it exists, not its content.",
            examples: [
                "document --reference doc-7 --about 1.1\n--label \"Board minutes\"",
                "interview --count 12 --unit \"case managers\"",
                "practiceExample --about 2.3.1 --reads strength\n--summary \"Joint visits from the first week.\"",
            ],
            """
            The reference is the key under which you keep it; rate, add-finding and summarise name \
            it with --evidence. Write no quotation and no name.
            """)

        @Argument(help: "What sort of evidence.")
        var kind: Evidence.Kind

        @Option(help: "The domain, standard or question; the inspection if left out.")
        var about: String?

        @Option(help: "The key under which it is kept, such as doc-7.")
        var reference: String?

        @Option(help: "What it is called.")
        var label: String?

        @Option(help: "What it says, in your own words; organisational text.")
        var summary: String?

        @Option(help: "Whether it speaks for a strength or an area for improvement.")
        var reads: Finding.Kind?

        @Option(help: "How many there are.")
        var count: Int?

        @Option(help: "What is counted, such as \"case managers\".")
        var unit: String?

        @Option(help: "How many the counted ones are of.")
        var base: Int?

        @Option(help: "For a quotation: the function of the speaker.")
        var speaker: String?

        @OptionGroup var source: SourceOptions
        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordReportFacts(
                RecordReportFacts(evidence: [
                    Evidence(
                        target: try ReportTarget(named: about, in: standing.state.framework),
                        kind: kind, label: FreeText(label), summary: FreeText(summary),
                        reads: reads, count: count, unit: FreeText(unit), base: base,
                        reference: try reference.map(EvidenceReference.init(argument:)),
                        speaker: FreeText(speaker), time: try source.time,
                        supplier: source.suppliedBy, citation: source.citation)
                ]))
        }
    }
#endif
