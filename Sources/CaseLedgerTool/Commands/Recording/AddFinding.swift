#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records a strength or an area for improvement.
    struct AddFinding: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "add-finding", "Record a strength or an area for improvement.",
            examples: [
                "F1 strength \"Leaders know their data.\"\n--about 1.1 --question 1.1.1 --evidence doc-7",
                "F2 areaForImprovement \"Reviews come late.\"\n--about 2.4 --question 2.4.1",
            ],
            """
            A finding rests on questions (--question) and evidence (--evidence); findings and \
            evidence say "no basis recorded" without one.
            """)

        @Argument(help: "Its number, such as F1.")
        var id: String

        @Argument(help: "What it is.")
        var kind: Finding.Kind

        @Argument(help: "The finding in one line; organisational text.")
        var text: String

        @Option(help: "The domain, standard or question; the inspection if left out.")
        var about: String?

        @Option(help: "A question whose answers support it; may be repeated.")
        var question: [String] = []

        @Option(help: "The key of evidence for it; may be repeated.")
        var evidence: [String] = []

        @Option(help: "A finding of another inspection that it bears out.")
        var related: String?

        @Option(help: "The finding of this inspection that it says again.")
        var restates: String?

        @OptionGroup var source: SourceOptions
        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordReportFacts(
                RecordReportFacts(findings: [
                    Finding(
                        id: try FindingID(argument: id),
                        target: try ReportTarget(named: about, in: standing.state.framework),
                        kind: kind, label: FreeText(text),
                        evidence: try evidence.map(EvidenceReference.init(argument:)),
                        questions: try question.map(Question.ID.init(argument:)),
                        related: FreeText(related),
                        restates: try restates.map(FindingID.init(argument:)),
                        time: try source.time, citation: source.citation)
                ]))
        }
    }
#endif
