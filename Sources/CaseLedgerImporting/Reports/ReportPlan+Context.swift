extension ReportPlan {
    /// The members of the report's sections that are not recorded as context.
    ///
    /// They are not figures, or the people who transcribed the report inferred them, or the sample
    /// plan records them.
    private static let skipped: Set<String> = [
        "anomalyRefs", "implied", "currency", "domain", "cases", "confidenceLevel",
        "marginOfErrorPoints", "stratifiedBy", "basis", "rated",
    ]

    /// Collects the figures of the report's sections on the service, its area and the sample.
    func context() throws(ReportProblem) -> [RecordReportFacts.ContextFact] {
        var facts: [RecordReportFacts.ContextFact] = []
        for domain in framework.domains {
            guard let name = domain.sample, let sample = file.sampleFacts?[name] else { continue }
            facts += try flattened(sample, "samples.\(name)").map {
                RecordReportFacts.ContextFact($0, about: .domain(domain.id))
            }
        }
        let sections: [(String, ReportedTree?)] = [
            ("fieldwork", file.fieldwork?.without(\.isGroup)), ("staffing", file.staffing),
            ("finance", file.finance),
            ("context", file.context), ("diversity", file.diversity),
            ("governance", file.governance),
        ]
        for (name, section) in sections {
            guard let section else { continue }
            facts += try flattened(section, name).map { RecordReportFacts.ContextFact($0) }
        }
        if let note = file.recommendationsNote {
            facts.append(
                RecordReportFacts.ContextFact(
                    try fact("recommendations.standards", nil, .text(FreeText(note)), "note")))
        }
        return facts
    }

    /// Collects the survey results of fieldwork, of staff, and of staff on management oversight.
    func surveys() throws(ReportProblem) -> [RecordReportFacts.SurveyResult] {
        var results: [RecordReportFacts.SurveyResult] = []
        if case .group(let members)? = file.fieldwork {
            for member in members where member.value.isGroup {
                let survey: GroupKey = try name(member.name, "fieldwork")
                results += try flattened(member.value, "fieldwork.\(member.name)").map {
                    RecordReportFacts.SurveyResult($0, of: survey)
                }
            }
        }
        for (statement, percent) in (file.staffSurvey?.percent ?? [:]).sorted(by: {
            $0.key < $1.key
        }) {
            var fact = try fact(
                "staffSurvey.percent", statement, .number(ReportedNumber(percent)), "percent")
            fact.base = file.staffSurvey?.base
            results.append(RecordReportFacts.SurveyResult(fact, of: "staff"))
        }
        if let percent = file.managementOversight?.staffRatingVeryOrQuiteGoodPercent {
            var fact = try fact(
                MeasureKey.oversightRatedGood.rawValue, nil, .number(ReportedNumber(percent)),
                "percent")
            fact.base = file.staffSurvey?.base
            results.append(RecordReportFacts.SurveyResult(fact, of: "staff"))
        }
        return results
    }

    private func flattened(
        _ tree: ReportedTree, _ path: String, group: String? = nil
    ) throws(ReportProblem) -> [ReportedFact] {
        switch tree {
        case .nothing:
            return []
        case .number(let number):
            return [try fact(path, group, .number(number), unit(of: path))]
        case .text(let text):
            return [try fact(path, group, .text(FreeText(text)), "text")]
        case .list(let members):
            var facts: [ReportedFact] = []
            for (index, member) in members.enumerated() {
                facts += try flattened(member, path, group: "\(index + 1) of \(members.count)")
            }
            return facts
        case .group(let members):
            let kept = members.filter { !Self.skipped.contains($0.name) }
            // Below a section, sibling figures are one measure of several groups.
            let areGroups =
                path.contains(".")
                && kept.allSatisfy { if case .number = $0.value { true } else { false } }
            var facts: [ReportedFact] = []
            for member in kept {
                facts +=
                    areGroups
                    ? try flattened(member.value, path, group: member.name)
                    : try flattened(member.value, "\(path).\(member.name)")
            }
            return facts
        }
    }

    private func fact(
        _ path: String, _ group: String?, _ value: ReportedFact.Value, _ unit: String
    ) throws(ReportProblem) -> ReportedFact {
        let source = (file.factSources ?? [:]).filter {
            path == $0.key || path.hasPrefix($0.key + ".")
        }.max { $0.key.count < $1.key.count }?.value
        var asOf: PartialDate?
        if let text = source?.asOf {
            asOf = PartialDate(text)
            guard asOf != nil else {
                throw ReportProblem(
                    "factSources", "the date of a source is not valid.",
                    remedy: "Give 2021, 2021-12 or 2021-12-02.")
            }
        }
        return ReportedFact(
            measure: try name(path, path), group: FreeText(group), value: value,
            unit: FreeText(unit),
            time: ReportedTime(on: asOf),
            supplier: ReportedSupplier(FreeText(source?.supplier)),
            citation: Citation(places: [FreeText(source?.place)].compactMap(\.self)))
    }

    /// The unit of a figure, derived from its name.
    private func unit(of path: String) -> String {
        if path.hasPrefix("finance."), case .group(let members)? = file.finance,
            case .text(let currency)? = members.first(where: { $0.name == "currency" })?.value
        {
            return currency
        }
        let words: [(String, String)] = [
            ("Percent", "percent"), ("percent", "percent"), ("Points", "percentage points"),
            ("Days", "days"), ("Months", "months"), ("Per100k", "per 100,000"),
            ("FTE", "full-time equivalents"), ("Weeks", "weeks"),
        ]
        return words.first { path.contains($0.0) }?.1 ?? "count"
    }
}
