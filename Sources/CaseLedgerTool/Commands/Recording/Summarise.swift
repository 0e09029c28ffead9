#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records what was found on a key question.
    struct Summarise: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "summarise", "Record what was found on a key question, and what it rests on.",
            examples: [
                "1.2.1 strength \"Workloads are manageable.\"\n--but \"Absence was high in 2025.\" --evidence doc-7",
                "1.1.1 areaForImprovement \"Few members attend.\"\n--fact governance.meetingsMissed --finding F3",
            ],
            """
            A standard that is not rated on cases is judged on these. Correct one with \
            correct-fact.
            """)

        @Argument(help: "The key question, such as 1.2.1.")
        var question: String

        @Argument(help: "Whether it is a strength or an area for improvement, on balance.")
        var reads: Finding.Kind

        @Argument(help: "What was found; organisational text.")
        var statement: String

        @Option(help: "What speaks the other way; organisational text.")
        var but: String?

        @Option(help: "The key of evidence for it; may be repeated.")
        var evidence: [String] = []

        @Option(help: "A finding that it rests on; may be repeated.")
        var finding: [String] = []

        @Option(help: "A recorded fact that it rests on; may be repeated.")
        var fact: [String] = []

        @OptionGroup var source: SourceOptions
        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let findings = try finding.map {
                ReportLink.Target.finding(try FindingID(argument: $0))
            }
            let facts = try fact.map { ReportLink.Target.fact(try MeasureKey(argument: $0)) }
            return .recordReportFacts(
                RecordReportFacts(summaries: [
                    KeyQuestionSummary(
                        question: try Question.ID(argument: question),
                        statement: FreeText(statement), reads: reads, counterpoint: FreeText(but),
                        evidence: try evidence.map(EvidenceReference.init(argument:)),
                        links: (findings + facts).map { ReportLink(to: $0, isInferred: false) },
                        time: try source.time, citation: source.citation)
                ]))
        }
    }
#endif
