#if CLI
    import ArgumentParser
    import CaseLedger

    /// Notes a line of facts of which one led to the next.
    struct AddChain: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "add-chain", "Note a line of recorded facts of which one led to the next.",
            examples: [
                "chain.audit \"Audit, training, no monitoring.\"\n--fact audit --fact training --fact monitoring"
            ],
            """
            Each fact must be recorded, with add-fact; context shows their names.
            """)

        @Argument(help: "The name of the chain.")
        var id: String

        @Argument(help: "The chain in one line; organisational text.")
        var what: String

        @Option(help: "A fact by its name; repeat it, in order.")
        var fact: [String]

        @OptionGroup var source: SourceOptions
        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordReportFacts(
                RecordReportFacts(chains: [
                    Chain(
                        id: try MeasureKey(argument: id), what: FreeText(what),
                        facts: try fact.map(MeasureKey.init(argument:)),
                        citation: source.citation)
                ]))
        }
    }
#endif
