extension ReportPlan {
    /// Adds the evidence of the file, and the quotations and examples from practice.
    func addEvidence(to facts: inout FactsByTime) throws(ReportProblem) {
        for (number, entry) in (file.evidenceBase ?? []).enumerated() {
            let place = "evidenceBase[\(number)]"
            let noted = Evidence(
                target: target(of: entry.place), kind: try kind(of: entry.kind, place),
                label: FreeText(entry.kind), summary: FreeText(entry.label), count: entry.count,
                unit: FreeText(entry.unit), base: entry.base,
                time: try reported(entry.time, place),
                supplier: ReportedSupplier(
                    FreeText(entry.supplier), isInferred: entry.supplierOrigin == "inferred"),
                citation: try citation(entry.place, place))
            facts.at(try effective(entry.time, place)) { $0.evidence.append(noted) }
        }
        let time = times.milestones["inspection"] ?? times.published
        let examples = file.practiceExamples ?? []
        for (index, entry) in (file.quotationPlaces ?? []).enumerated() {
            let place = "quotationPlaces[\(index)]"
            let id = examples.first { $0.quotation == index + 1 }?.id
            let noted = Evidence(
                target: try target(entry.at, "\(place).at"), kind: .quotation,
                label: FreeText(
                    (id.map { "practice example \($0), " } ?? "") + "quotation \(index + 1)"),
                summary: FreeText(entry.summary), reads: try reads(entry.reads, place),
                speaker: FreeText(entry.speaker), duplicateOf: FreeText(entry.duplicates),
                time: ReportedTime(milestone: "inspection"),
                citation: try citation(
                    entry.place, place, note: inferredReading(entry.reads, entry.readsOrigin)))
            facts.at(time) { $0.evidence.append(noted) }
        }
        for (index, entry) in examples.enumerated() where entry.quotation == nil {
            let place = "practiceExamples[\(index)]"
            let noted = Evidence(
                target: try target(entry.at, "\(place).at"), kind: .practiceExample,
                label: FreeText("practice example \(entry.id)"), summary: FreeText(entry.summary),
                reads: try reads(entry.reads, place), time: ReportedTime(milestone: "inspection"),
                citation: try citation(
                    entry.place, place, note: inferredReading(entry.reads, entry.readsOrigin)))
            facts.at(time) { $0.evidence.append(noted) }
        }
    }

    /// Adds the findings of the chapters and of the summary, and what was found on key questions.
    func addFindings(to facts: inout FactsByTime) throws(ReportProblem) {
        var chapters: [FindingID: Finding] = [:]
        var found: [(EffectiveTime, Finding)] = []
        for (index, entry) in (file.findings ?? []).enumerated() {
            let place = "findings[\(index)]"
            let finding = Finding(
                id: try name(entry.id, "\(place).id"), target: try target(of: entry, place),
                kind: try spelled(entry.kind, "\(place).kind"), label: FreeText(entry.label),
                links: try links(entry.links, place), time: try reported(entry.time, place),
                citation: try citation(
                    entry.place, place, attributedTo: entry.attributedTo,
                    anomalies: entry.anomalyRefs ?? []))
            chapters[finding.id] = finding
            found.append((try effective(entry.time, place), finding))
        }
        for (index, entry) in (file.summaryFindings ?? []).enumerated() {
            let place = "summaryFindings[\(index)]"
            let id: FindingID = try name(entry.finding, "\(place).finding")
            guard let chapter = chapters[id] else {
                throw ReportProblem(
                    "\(place).finding", "the file has no finding \(id).",
                    remedy: "Give the id of a finding of the file.")
            }
            // The file says in which way the summary differs, and not in which words.
            let label = entry.differs.map {
                FreeText("\(chapter.label.words); in the summary: \($0)")
            }
            let notes = [
                entry.differs.map { "differs: \($0)" },
                entry.listedUnderBut == true ? "listed under \"But\"" : nil,
            ].compactMap(\.self)
            let finding = Finding(
                id: try name(entry.id, "\(place).id"), target: chapter.target,
                kind: try spelled(entry.kind, "\(place).kind"), label: label ?? chapter.label,
                restates: id, time: chapter.time,
                citation: try citation(
                    entry.place, place, attributedTo: "inspectors",
                    note: notes.isEmpty ? nil : notes.joined(separator: "; "),
                    anomalies: (file.anomalies ?? []).map(\.id).filter {
                        entry.differs?.names($0) == true
                    }))
            let time = found.first { $0.1.id == id }?.0 ?? times.published
            found.append((time, finding))
        }
        for (time, finding) in found { facts.at(time) { $0.findings.append(finding) } }
        let time = times.milestones["inspection"] ?? times.published
        for summary in try summaries() { facts.at(time) { $0.summaries.append(summary) } }
    }

    private func summaries() throws(ReportProblem) -> [KeyQuestionSummary] {
        var summaries: [KeyQuestionSummary] = []
        for standard in file.standards {
            for question in standard.keyQuestions ?? [] {
                guard let entry = question.summary else { continue }
                let place = "question \(question.id), summary"
                summaries.append(
                    KeyQuestionSummary(
                        question: try name(question.id, place),
                        statement: FreeText(entry.statement),
                        reads: try spelled(entry.reads, "\(place).reads"),
                        readsIsInferred: entry.readsOrigin == "inferred",
                        counterpoint: FreeText(entry.counterpoint),
                        time: ReportedTime(milestone: "inspection"),
                        citation: try citation(
                            entry.place, place, attributedTo: entry.attributedTo,
                            note: entry.readsRule)))
            }
        }
        return summaries
    }

    /// Adds what happened at the service, and the milestones of the inspection.
    func addTimeline(to facts: inout FactsByTime) throws(ReportProblem) {
        for (index, entry) in (file.timeline ?? []).enumerated() {
            let place = "timeline[\(index)]"
            let (first, last) = (
                try Self.date(entry.date, "\(place).date"),
                try Self.date(entry.dateTo, "\(place).dateTo")
            )
            var time = ReportedTime(on: last == nil ? first : nil, basis: FreeText(entry.basis))
            if last != nil { time.period = ReportedTime.Period(from: first, to: last) }
            let noted = TimelineEntry(
                time: time, what: FreeText(entry.what),
                status: try entry.status.map { text throws(ReportProblem) in
                    try spelled(text, "\(place).status")
                } ?? .happened,
                citation: try citation(
                    entry.place, place, attributedTo: entry.attributedTo,
                    isInferred: entry.basis?.hasPrefix("inferred") == true))
            let printed = ReportFile.PrintedTime(
                asOf: last == nil ? entry.date : nil, asOfBasis: nil,
                period: last == nil
                    ? nil
                    : ReportFile.PrintedTime.Period(
                        from: entry.date, to: entry.dateTo, label: nil), event: nil)
            // What was planned when the report appeared is not known to have happened.
            let held =
                noted.status == .planned ? times.published : try effective(printed, place)
            facts.at(held) { $0.timeline.append(noted) }
        }
        for (index, entry) in (file.milestones ?? []).enumerated() {
            let place = "milestones[\(index)]"
            let on = try Self.date(entry.date, place)
            var time = ReportedTime(on: on, milestone: try name(entry.id, "\(place).id"))
            if on == nil {
                time.period = ReportedTime.Period(
                    from: try Self.date(entry.earliest, place),
                    to: try Self.date(entry.latest, place), areBounds: true)
                time.basis = FreeText(
                    [entry.earliestBasis, entry.latestBasis].compactMap(\.self)
                        .joined(separator: "; "))
            } else {
                time.basis = FreeText(entry.basis)
            }
            let noted = TimelineEntry(
                time: time, what: FreeText(entry.what),
                citation: try citation(
                    entry.place, place, isInferred: on == nil, note: entry.note))
            facts.at(times.milestones[entry.id] ?? times.published) { $0.timeline.append(noted) }
        }
    }

    private func reads(_ text: String?, _ place: String) throws(ReportProblem) -> Finding.Kind? {
        try text.map { text throws(ReportProblem) in try spelled(text, "\(place).reads") }
    }

    /// The note of a balance that the transcriber inferred; `nil` for a printed one.
    private func inferredReading(_ reads: String?, _ origin: String?) -> String? {
        reads != nil && origin == "inferred" ? "strength or area for improvement: inferred" : nil
    }
}
