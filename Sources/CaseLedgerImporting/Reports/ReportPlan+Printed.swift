extension ReportPlan {
    /// Adds the steps for what a report of schema 2 prints, before the panel decides.
    ///
    /// Facts that held at one time are one step. The figures and counts of a sample hold when its
    /// cases were judged.
    mutating func recordPrinted() throws(ReportProblem) {
        try checkPrinted()
        var facts = FactsByTime()
        try addFacts(to: &facts)
        try addEvidence(to: &facts)
        try addFindings(to: &facts)
        try addTimeline(to: &facts)
        for (index, group) in facts.groups.enumerated() {
            steps.append(
                Step(
                    name: "facts \(index + 1)", command: .recordReportFacts(group.facts),
                    effectiveAt: group.time, origin: .published))
        }
        try recordFigures()
        let last = RecordReportFacts(
            anomalies: try anomalies() + disagreements(), chains: try chains())
        if last != RecordReportFacts() {
            steps.append(
                Step(
                    name: "anomalies and chains", command: .recordReportFacts(last),
                    effectiveAt: times.published, origin: .published))
        }
    }

    /// Facts in groups of one effective time, in the order in which the times first occur.
    struct FactsByTime {
        private(set) var groups: [(time: EffectiveTime, facts: RecordReportFacts)] = []

        /// Changes the group of a time.
        mutating func at(_ time: EffectiveTime, _ change: (inout RecordReportFacts) -> Void) {
            let index = groups.firstIndex { $0.time == time } ?? groups.count
            if index == groups.count { groups.append((time, RecordReportFacts())) }
            change(&groups[index].facts)
        }
    }

    private mutating func recordFigures() throws(ReportProblem) {
        var bySample: [(time: EffectiveTime, figures: RecordPublishedFigures)] = []
        func index(of time: EffectiveTime) -> Int {
            if let index = bySample.firstIndex(where: { $0.time == time }) { return index }
            bySample.append((time, RecordPublishedFigures()))
            return bySample.count - 1
        }
        for (number, entry) in (file.publishedFigures ?? []).enumerated() {
            let place = "publishedFigures[\(number)]"
            let time = try effective(entry.time, place)
            bySample[index(of: time)].figures.figures.append(
                RecordPublishedFigures.Figure(
                    item: .question(try name(entry.question, "\(place).question")),
                    percent: entry.value, base: entry.base, baseBasis: FreeText(entry.baseBasis),
                    time: try reported(entry.time, place), supplier: supplier(entry.supplier),
                    citation: try citation(entry.source, place)))
        }
        if let oversight = file.managementOversight,
            let percent = oversight.sufficientPercentOfRelevantCases
        {
            let place = "managementOversight"
            let time = times.milestones["inspection"] ?? times.fieldwork
            bySample[index(of: time)].figures.figures.append(
                RecordPublishedFigures.Figure(
                    item: .measure(.sufficientOversight), percent: percent,
                    base: oversight.relevantCases,
                    baseBasis: FreeText(oversight.relevantCasesReason),
                    time: ReportedTime(milestone: "inspection"),
                    supplier: ReportedSupplier(FreeText(oversight.supplier)),
                    citation: try citation(
                        oversight.place, place, attributedTo: oversight.attributedTo,
                        anomalies: oversight.anomalyRefs ?? [])))
        }
        for (number, entry) in (file.statedCounts ?? []).enumerated() {
            let (time, count) = try stated(entry, "statedCounts[\(number)]")
            bySample[index(of: time)].figures.counts.append(count)
        }
        for (index, group) in bySample.enumerated() {
            steps.append(
                Step(
                    name: "printed figures \(index + 1)",
                    command: .recordPublishedFigures(group.figures), effectiveAt: group.time,
                    origin: .published))
        }
    }

    /// A count that the text states, and the time of the judgements that it counts.
    private func stated(
        _ entry: ReportFile.Sourced<ReportFile.CountEntry>, _ place: String
    ) throws(ReportProblem) -> (EffectiveTime, StatedCount) {
        let subject: StatedCount.Subject
        let domain: Domain?
        if let question = entry.question {
            let id: Question.ID = try name(question, "\(place).question")
            subject = .question(id)
            domain = framework.question(id).flatMap { framework.domain($0.domain) }
        } else {
            let id: Standard.ID = try name(entry.standard ?? "", "\(place).standard")
            subject = .other(id, FreeText(entry.fact ?? "not named"))
            domain = framework.standard(id).flatMap { framework.domain($0.domain) }
        }
        var total: Int?
        var words = entry.words
        switch entry.of {
        case .number(let number)?: total = Int(number.description)
        case .text(let text)?:
            words = [words, "of \(text)"].compactMap(\.self).joined(separator: " ")
        default: break
        }
        let count = StatedCount(
            id: try name(entry.id, "\(place).id"), subject: subject, yes: entry.yes, no: entry.no,
            of: total, inWords: FreeText(words), percent: entry.percent,
            unit: FreeText(entry.unit),
            citation: try citation(
                entry.source, place, note: total == nil ? reason(for: entry) : nil))
        return (judged(domain?.sample), count)
    }

    /// Why a count outside the questions has no base; `nil` if the file does not say.
    private func reason(for entry: ReportFile.Sourced<ReportFile.CountEntry>) -> String? {
        guard entry.question == nil else { return nil }
        return file.standards.first { $0.id == entry.standard }?.otherTextCounts?
            .first { $0.fact == entry.fact }?.ofReason
    }

    private func chains() throws(ReportProblem) -> [Chain] {
        var chains: [Chain] = []
        for (number, entry) in (file.chains ?? []).enumerated() {
            let place = "chains[\(number)]"
            var facts: [MeasureKey] = []
            for text in entry.facts { facts.append(try name(text, "\(place).facts")) }
            chains.append(
                Chain(
                    id: try name(entry.id, "\(place).id"), what: FreeText(entry.what),
                    facts: facts,
                    citation: try citation(
                        entry.place, place, isInferred: entry.linkOrigin == "inferred")))
        }
        return chains
    }
}
