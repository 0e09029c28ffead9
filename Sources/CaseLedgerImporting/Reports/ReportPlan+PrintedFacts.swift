extension ReportPlan {
    /// Adds the facts of the file, its surveys, the publication's identity and the footnotes.
    func addFacts(to facts: inout FactsByTime) throws(ReportProblem) {
        for (number, entry) in (file.facts ?? []).enumerated() {
            let place = "facts[\(number)]"
            let fact = try fact(entry, place)
            // A plan is what the report says; when it was to happen is not when it held.
            let time =
                fact.nature == .plan ? times.published : try effective(entry.time, place)
            if let survey = try survey(of: entry.path) {
                facts.at(time) {
                    $0.surveys.append(RecordReportFacts.SurveyResult(fact, of: survey))
                }
            } else {
                let target = target(of: entry.source.place)
                facts.at(time) {
                    $0.context.append(RecordReportFacts.ContextFact(fact, about: target))
                }
            }
        }
        if let oversight = file.managementOversight,
            let percent = oversight.staffRatingVeryOrQuiteGoodPercent
        {
            let fact = ReportedFact(
                measure: .oversightRatedGood, topic: "oversight",
                label: "staff who rate management oversight very or quite good",
                value: .number(ReportedNumber(percent)), unit: "percent",
                base: file.staffSurvey?.base,
                baseBasis: FreeText(file.staffSurvey?.baseReason),
                time: ReportedTime(milestone: "inspection"),
                supplier: ReportedSupplier(
                    FreeText(file.staffSurvey?.supplier),
                    isInferred: file.staffSurvey?.supplierOrigin == "inferred"),
                citation: try citation(oversight.place, "managementOversight"))
            facts.at(times.milestones["inspection"] ?? times.published) {
                $0.surveys.append(RecordReportFacts.SurveyResult(fact, of: "staff"))
            }
        }
        let others = try identityFacts() + footnoteFacts() + noteFacts()
        let statements = try qualityStatements()
        facts.at(times.published) { group in
            group.context += others.map { RecordReportFacts.ContextFact($0) } + statements
        }
    }

    /// What each standard asks for, as the report says it.
    private func qualityStatements() throws(ReportProblem) -> [RecordReportFacts.ContextFact] {
        var statements: [RecordReportFacts.ContextFact] = []
        for standard in file.standards {
            guard let entry = standard.qualityStatement else { continue }
            let place = "standard \(standard.id), qualityStatement"
            let fact = ReportedFact(
                measure: try name("qualityStatement.\(standard.id)", place),
                topic: "qualityStatement", label: "what the standard asks for",
                value: .text(FreeText(entry.statement)), unit: "text",
                citation: try citation(
                    entry.place, place, note: entry.wording, anomalies: entry.anomalyRefs ?? []))
            statements.append(
                RecordReportFacts.ContextFact(
                    fact, about: .standard(try name(standard.id, place))))
        }
        return statements
    }

    private func fact(
        _ entry: ReportFile.Sourced<ReportFile.FactEntry>, _ place: String
    ) throws(ReportProblem) -> ReportedFact {
        let value: ReportedFact.Value
        switch entry.value {
        case .number(let number): value = .number(number)
        case .text(let text): value = .text(FreeText(text))
        default:
            throw ReportProblem(
                "\(place).value", "the value is neither a number nor a text.",
                remedy: "Give one of them.")
        }
        var scale: ReportedScale?
        if let printed = entry.scale {
            let meanings = [printed.maxMeans.map { "highest: \($0)" }, printed.minReason]
            let meaning = meanings.compactMap(\.self).joined(separator: "; ")
            scale = ReportedScale(
                lowest: printed.min?.number, highest: printed.max?.number,
                meaning: meaning.isEmpty ? nil : FreeText(meaning))
        }
        let readAs = entry.readAs.map {
            "read as \($0.value) \($0.unit) (inferred)" + ($0.why.map { ": \($0)" } ?? "")
        }
        return ReportedFact(
            measure: try name(entry.id, "\(place).id"),
            topic: try name(entry.topic, "\(place).topic"), label: FreeText(entry.label),
            value: value, unit: FreeText(entry.currency ?? entry.unit),
            unitNote: FreeText(entry.unitNote),
            bound: try entry.bound.map { text throws(ReportProblem) in
                try spelled(text, "\(place).bound")
            }, scale: scale, base: entry.base, baseUnit: FreeText(entry.baseUnit),
            baseBasis: FreeText(entry.baseBasis), time: try reported(entry.time, place),
            supplier: supplier(entry.supplier),
            nature: try spelled(entry.nature, "\(place).nature"),
            citation: try citation(entry.source, place, note: readAs))
    }

    /// The survey that a fact belongs to, by its place in the tree of schema 1; `nil` for none.
    private func survey(of path: String?) throws(ReportProblem) -> GroupKey? {
        let parts = (path ?? "").split(separator: ".", maxSplits: 2).map(String.init)
        if parts.first == "staffSurvey" { return "staff" }
        guard parts.count == 3, parts[0] == "fieldwork" else { return nil }
        return try name(parts[1], "facts.path")
    }

    /// The standard or question that a place is in; the inspection for a place outside them.
    func target(of place: ReportFile.PrintedPlace?) -> ReportTarget {
        if let id = place?.question.flatMap(Question.ID.init(rawValue:)),
            framework.question(id) != nil
        {
            return .question(id)
        }
        if let id = place.flatMap({ Standard.ID(rawValue: $0.section) }),
            framework.standard(id) != nil
        {
            return .standard(id)
        }
        if let id = place.flatMap({ Domain.ID(rawValue: $0.section) }),
            framework.domain(id) != nil
        {
            return .domain(id)
        }
        return .inspection
    }

    /// What the report is, who did what in it, and the service: each figure and text by its path.
    private func identityFacts() throws(ReportProblem) -> [ReportedFact] {
        var facts: [ReportedFact] = []
        for (section, tree) in file.identity {
            try addLeaves(of: tree, section, section, within: nil, to: &facts)
        }
        return facts
    }

    /// Adds the leaves of a tree, each with the nearest place above it.
    private func addLeaves(
        of tree: ReportedTree, _ path: String, _ topic: String, within place: String?,
        to facts: inout [ReportedFact]
    ) throws(ReportProblem) {
        switch tree {
        case .nothing: return
        case .number, .text:
            let value: ReportedFact.Value
            if case .number(let number) = tree {
                value = .number(number)
            } else {
                value = .text(FreeText(tree.text ?? ""))
            }
            facts.append(
                ReportedFact(
                    measure: try name(path, path), topic: try name(topic, path), value: value,
                    unit: tree.text == nil ? Self.unit(ofIdentity: path) : "text",
                    citation: Citation(places: [FreeText(place)].compactMap(\.self))))
        case .list(let members):
            for (index, member) in members.enumerated() {
                try addLeaves(of: member, "\(path).\(index + 1)", topic, within: place, to: &facts)
            }
        case .group(let members):
            let own = members.first { $0.name == "place" }?.value.placeWords ?? place
            for (name, member) in members where !Self.aboutReading.contains(name) {
                let printed = members.first { $0.name == "\(name)Place" }?.value.placeWords
                guard member.placeWords == nil else { continue }
                try addLeaves(
                    of: member, "\(path).\(name)", topic, within: printed ?? own, to: &facts)
            }
        }
    }

    /// The unit of a number about the service or the publication, by the name of its member.
    private static func unit(ofIdentity path: String) -> FreeText {
        switch path.split(separator: ".").last {
        case "formed": "year"
        case "districts": "districts"
        default: "count"
        }
    }

    /// The members that say how the file was made, and addresses, which a text may not have.
    private static let aboutReading: Set<String> = [
        "anomalyRefs", "transcription", "words", "text", "origin", "lines", "alsoAt", "contact",
    ]

    private func footnoteFacts() throws(ReportProblem) -> [ReportedFact] {
        var facts: [ReportedFact] = []
        for entry in file.footnotes ?? [] {
            let place = "footnotes.\(entry.n)"
            facts.append(
                ReportedFact(
                    measure: try name("footnote.\(entry.n)", place), topic: "footnotes",
                    label: FreeText(
                        entry.effect.map { "footnote \(entry.n), on the \($0)" }
                            ?? "footnote \(entry.n)"), value: .text(FreeText(entry.meaning)),
                    unit: "text",
                    citation: try citation(
                        entry.place, alsoAt: entry.markerAt ?? [], place, note: entry.placeReason)))
        }
        return facts
    }

    private func noteFacts() throws(ReportProblem) -> [ReportedFact] {
        guard let note = file.recommendationsNote else { return [] }
        return [
            ReportedFact(
                measure: "recommendations.standards", topic: "recommendations",
                value: .text(FreeText(note)), unit: "text")
        ]
    }
}

extension ReportedTree {
    /// The number, if it is one.
    var number: ReportedNumber? { if case .number(let number) = self { number } else { nil } }

    /// The text, if it is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The place in words, if the tree has the form of one.
    var placeWords: String? {
        guard case .group(let members) = self else { return nil }
        let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        guard let section = values["section"]?.text, let heading = values["heading"]?.text else {
            return nil
        }
        func whole(_ tree: ReportedTree?) -> Int? { tree?.number.flatMap { Int($0.description) } }
        var lines: [Int]?
        if case .list(let list)? = values["lines"] { lines = list.compactMap(whole) }
        return ReportFile.PrintedPlace(
            section: section, heading: heading, part: values["part"]?.text,
            question: values["question"]?.text, page: whole(values["page"]),
            pageTo: whole(values["pageTo"]), lines: lines
        ).words
    }
}
