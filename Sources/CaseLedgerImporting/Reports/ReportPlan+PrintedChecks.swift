// Checks of a file of schema 2 before anything is recorded: each id once, and no link to nothing.

extension ReportPlan {
    /// Checks the ids and the links of the printed entries.
    ///
    /// - Throws: ``ReportProblem`` with the place of the first one that is wrong.
    func checkPrinted() throws(ReportProblem) {
        let facts = (file.facts ?? []).map(\.id)
        let findings = (file.findings ?? []).map(\.id)
        try checkOnce(facts, "facts", "fact")
        try checkOnce((file.publishedFigures ?? []).map(\.question), "publishedFigures", "question")
        try checkOnce((file.statedCounts ?? []).map(\.id), "statedCounts", "count")
        try checkOnce((file.milestones ?? []).map(\.id), "milestones", "milestone")
        try checkOnce((file.practiceExamples ?? []).map(\.id), "practiceExamples", "example")
        let known = ["fact": Set(facts), "finding": Set(findings)]
        for (index, finding) in (file.findings ?? []).enumerated() {
            try checkLinks(finding.links, "findings[\(index)].links", known)
        }
        for (index, made) in (file.recommendations ?? []).enumerated() {
            try checkLinks(made.links, "recommendations[\(index)].links", known)
        }
        try checkAnomalyRefs()
        let quotations = file.quotationPlaces?.count ?? 0
        for (index, example) in (file.practiceExamples ?? []).enumerated() {
            let place = "practiceExamples[\(index)]"
            _ = try target(example.at, "\(place).at")
            guard let number = example.quotation, !(1...max(1, quotations)).contains(number) else {
                continue
            }
            throw ReportProblem(
                "\(place).quotation", "the file has \(quotations) quotations, and no \(number).",
                remedy: "Give the number of a quotation, counted from 1.")
        }
        for (index, fact) in (file.facts ?? []).enumerated() {
            if let units = file.units, units[fact.unit] == nil {
                throw ReportProblem(
                    "facts[\(index)].unit", "\"\(fact.unit.prefix(32))\" is no unit of the file.",
                    remedy: "Use one of " + units.keys.sorted().joined(separator: ", ") + ".")
            }
            let isNumber = fact.value.number != nil
            guard fact.kind == (isNumber ? "figure" : "text") else {
                throw ReportProblem(
                    "facts[\(index)].kind",
                    "\"\(fact.kind.prefix(16))\" does not fit a value that is "
                        + "\(isNumber ? "a number" : "a text").",
                    remedy: "Use figure for a number and text for a text.")
            }
        }
    }

    private func checkOnce(
        _ ids: [String], _ place: String, _ what: String
    ) throws(ReportProblem) {
        var seen: Set<String> = []
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            throw ReportProblem(
                "\(place)[\(index)]", "\(what) \"\(id.prefix(64))\" occurs twice.",
                remedy: "Give each \(what) once.")
        }
    }

    private func checkLinks(
        _ links: [ReportFile.LinkEntry]?, _ place: String, _ known: [String: Set<String>]
    ) throws(ReportProblem) {
        for link in links ?? [] {
            let parts = link.to.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let ids = known[parts[0]], !ids.contains(parts[1]) else {
                continue
            }
            throw ReportProblem(
                place, "the file has no \(parts[0]) \"\(parts[1].prefix(64))\".",
                remedy: "Correct the link, or omit it.")
        }
    }

    /// Whether an anomaly of the file names a question.
    private func isNamed(_ question: String) -> Bool {
        (file.anomalies ?? []).contains { $0.detail?.names(question) == true }
    }

    /// That the text counts otherwise than the table.
    private static func words(
        _ question: String, _ yes: Int?, _ no: Int?, _ answers: ReportFile.Answers
    ) -> String {
        "Question \(question): the text counts "
            + [yes.map { "\($0) yes" }, no.map { "\($0) no" }].compactMap(\.self)
            .joined(separator: " and ")
            + ", and the table gives \(answers.yes) yes and \(answers.no) no."
    }

    private func checkAnomalyRefs() throws(ReportProblem) {
        let known = Set((file.anomalies ?? []).map(\.id))
        let all =
            (file.facts ?? []).enumerated().map { ("facts[\($0)]", $1.source.anomalyRefs) }
            + (file.publishedFigures ?? []).enumerated()
            .map { ("publishedFigures[\($0)]", $1.source.anomalyRefs) }
            + (file.statedCounts ?? []).enumerated()
            .map { ("statedCounts[\($0)]", $1.source.anomalyRefs) }
            + (file.findings ?? []).enumerated().map { ("findings[\($0)]", $1.anomalyRefs) }
        for (place, refs) in all {
            guard let unknown = (refs ?? []).first(where: { !known.contains($0) }) else { continue }
            throw ReportProblem(
                "\(place).anomalyRefs", "the file has no anomaly \"\(unknown.prefix(32))\".",
                remedy: "Correct the reference, or omit it.")
        }
    }

    /// What the import itself finds to disagree, where the file names no anomaly: a printed figure
    /// beside the table of the same question, and a stated count beside the counted answers.
    func disagreements() throws(ReportProblem) -> [Anomaly] {
        let entries = file.standards.flatMap { $0.keyQuestions ?? [] }
            .flatMap { [$0] + ($0.prompts ?? []) }
        let byID = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        var found: [(what: String, places: [ReportFile.PrintedPlace?])] = []
        for figure in file.publishedFigures ?? [] where figure.source.anomalyRefs?.isEmpty != false
        {
            guard let printed = byID[figure.question]?.published, printed != figure.value else {
                continue
            }
            found.append(
                (
                    "Question \(figure.question): the printed figure is \(figure.value)%, and the "
                        + "table says \(printed)%.", [figure.source.place]
                ))
        }
        for count in file.statedCounts ?? [] where count.source.anomalyRefs?.isEmpty != false {
            guard let question = count.question, let answers = byID[question]?.answers else {
                continue
            }
            let differs =
                count.yes.map { $0 != answers.yes } == true
                || count.no.map { $0 != answers.no } == true
            guard differs else { continue }
            found.append(
                (
                    Self.words(question, count.yes, count.no, answers), [count.source.place]
                ))
        }
        // A file of schema 1 has the counts of the text beside the table, and its anomalies name
        // questions in words only.
        for entry in entries where file.statedCounts == nil {
            guard let text = entry.textCounts, let answers = entry.answers, !isNamed(entry.id),
                text.yes.map({ $0 != answers.yes }) == true
                    || text.no.map({ $0 != answers.no }) == true
            else { continue }
            found.append((Self.words(entry.id, text.yes, text.no, answers), []))
        }
        var anomalies: [Anomaly] = []
        for (index, one) in found.enumerated() {
            let id: AnomalyID = try name("import-\(index + 1)", "anomalies")
            anomalies.append(
                Anomaly(
                    id: id, kind: "figures disagree", detail: FreeText(one.what),
                    citation: try citation(
                        nil, alsoAt: one.places.compactMap(\.self), "anomalies", isInferred: true,
                        note: "found by the import")))
        }
        return anomalies
    }
}

extension String {
    /// Whether the text names an id, such as `2.3.2.b` or `A09`, as a word of its own.
    func names(_ id: String) -> Bool {
        split { !($0.isLetter || $0.isNumber || $0 == ".") }.contains { $0 == id }
    }
}
