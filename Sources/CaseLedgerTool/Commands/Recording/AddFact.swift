#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records a fact about the service, or a result of a survey.
    struct AddFact: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "add-fact", "Record a fact about the service, or a result of a survey.",
            examples: [
                "staffing.vacancyRate 10.9 --unit percent --base 73\n--topic staffing --on 2026-02 --supplier \"the service\"",
                "governance.chair \"The chief executive chairs.\"\n--topic governance --about 1.1",
                "management-oversight.rated-good 87 --unit percent\n--survey staff --base 38",
            ],
            """
            A value that is no number is kept as a text; its unit is text. Facts are context and \
            part of no rating; a survey's oversight measure stands beside the judged oversight.
            """)

        @Argument(help: "The name of the fact, such as staffing.vacancyRate.")
        var measure: String

        @Argument(help: "The value: a number, or words.")
        var value: String

        @Option(help: "The unit of a number, such as percent, cases or GBP.")
        var unit: String?

        @Option(help: "The topic that it belongs to, such as staffing.")
        var topic: String?

        @Option(help: "What is measured, in words.")
        var label: String?

        @Option(help: "The group that the value is for, such as national.")
        var group: String?

        @Option(help: "The survey that it is a result of, such as staff.")
        var survey: String?

        @Option(help: "The domain, standard or question; the inspection if left out.")
        var about: String?

        @Option(help: "How many of the base, where both are known.")
        var count: Int?

        @Option(help: "The total that a share refers to.")
        var base: Int?

        @Option(help: "How the number limits the true one, if it is not exact.")
        var bound: ReportedBound?

        @Option(help: "What kind of statement it is, if not a fact.")
        var nature: FactNature?

        @OptionGroup var source: SourceOptions
        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func validate() throws {
            if ReportedNumber(value) != nil, unit == nil {
                throw ValidationError("A number needs its unit: --unit percent, for instance.")
            }
            if ReportedNumber(value) == nil, unit != nil {
                throw ValidationError(
                    "The value is no number such as 12 or 10.9; omit --unit for a text.")
            }
            if survey != nil, about != nil {
                throw ValidationError("A result of a survey is about the inspection; omit --about.")
            }
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            let number = ReportedNumber(value)
            let fact = ReportedFact(
                measure: try MeasureKey(argument: measure),
                topic: try topic.map(GroupKey.init(argument:)), label: FreeText(label),
                group: FreeText(group),
                value: number.map { .number($0) } ?? .text(FreeText(value)),
                unit: FreeText(unit ?? "text"), bound: bound, count: count, base: base,
                time: try source.time, supplier: source.suppliedBy, nature: nature ?? .fact,
                citation: source.citation)
            if let survey {
                return .recordReportFacts(
                    RecordReportFacts(surveys: [
                        RecordReportFacts.SurveyResult(
                            fact, of: try GroupKey(argument: survey))
                    ]))
            }
            return .recordReportFacts(
                RecordReportFacts(context: [
                    RecordReportFacts.ContextFact(
                        fact, about: try ReportTarget(named: about, in: standing.state.framework))
                ]))
        }
    }
#endif
