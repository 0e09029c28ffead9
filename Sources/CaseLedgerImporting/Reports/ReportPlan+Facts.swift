extension ReportPlan {
    /// Adds the steps for the facts of the report besides judgements and ratings.
    mutating func recordFacts() throws(ReportProblem) {
        if let oversight = file.managementOversight,
            let percent = oversight.sufficientPercentOfRelevantCases
        {
            steps.append(
                Step(
                    name: "managementOversight",
                    command: .recordPublishedFigures([
                        RecordPublishedFigures.Figure(
                            item: .measure(.sufficientOversight), percent: percent,
                            base: oversight.relevantCases, place: "managementOversight")
                    ]), effectiveAt: times.published, origin: .published))
        }
        let facts = RecordReportFacts(
            findings: try findings(), evidence: try evidence(), context: try context(),
            surveys: try surveys(), timeline: try timeline(),
            anomalies: try anomalies() + disagreements())
        if facts != RecordReportFacts() {
            steps.append(
                Step(
                    name: "findings and facts", command: .recordReportFacts(facts),
                    effectiveAt: times.published, origin: .published))
        }
    }

    /// Adds the step for the recommendations.
    mutating func recordRecommendations() throws(ReportProblem) {
        let recommendations = try recommendations()
        guard !recommendations.isEmpty else { return }
        steps.append(
            Step(
                name: "recommendations", command: .makeRecommendations(recommendations),
                effectiveAt: times.published, origin: .published))
    }

    private func recommendations() throws(ReportProblem) -> [Recommendation] {
        var made: [Recommendation] = []
        for (index, entry) in (file.recommendations ?? []).enumerated() {
            let place = "recommendations[\(index)]"
            var standards: [Standard.ID] = []
            for text in entry.standards ?? [] {
                standards.append(try name(text, "\(place).standards"))
            }
            made.append(
                Recommendation(
                    id: try name(entry.id, "\(place).id"), addressee: FreeText(entry.addressee),
                    addresseeName: FreeText(entry.addresseeName), partner: FreeText(entry.partner),
                    partnerRole: FreeText(entry.partnerRole), topic: FreeText(entry.topic),
                    subPoints: (entry.subPoints ?? []).map { FreeText($0) },
                    standards: standards,
                    standardsAreInferred: entry.standardsLinkOrigin == "inferred",
                    links: try links(entry.links, place),
                    actionPlanDue: try Self.date(entry.actionPlanDue, "\(place).actionPlanDue"),
                    citation: try citation(
                        entry.place, place, attributedTo: file.hasSources ? "inspectorate" : nil)))
        }
        return made
    }

    private func findings() throws(ReportProblem) -> [Finding] {
        var findings: [Finding] = []
        for (index, entry) in (file.findings ?? []).enumerated() {
            let place = "findings[\(index)]"
            findings.append(
                Finding(
                    id: try name(entry.id, "\(place).id"), target: try target(of: entry, place),
                    kind: try spelled(entry.kind, "\(place).kind"),
                    label: FreeText(entry.label)))
        }
        return findings
    }

    /// The standard or domain of a finding; the inspection without either.
    func target(
        of entry: ReportFile.FindingEntry, _ place: String
    ) throws(ReportProblem) -> ReportTarget {
        if let standard = entry.standard {
            return .standard(try name(standard, "\(place).standard"))
        }
        if let domain = entry.domain {
            return .domain(try name(String(domain), "\(place).domain"))
        }
        return .inspection
    }

    /// The kinds of evidence by the words of the schema.
    private static let evidenceKinds: [String: Evidence.Kind] = [
        "documentsInAdvance": .document, "directorPresentation": .presentation,
        "meetings": .meeting, "caseManagerInterviews": .interview, "caseFilesCourt": .caseFile,
        "caseFilesOutOfCourt": .caseFile, "caseFilesResettlement": .caseFile,
        "staffSurvey": .survey, "sentencerQuestionnaire": .questionnaire,
        "childrenTextSurveyContacted": .survey, "childrenTextSurveyResponded": .survey,
        "childOrParentContacted": .interview, "childOrParentResponded": .interview,
    ]

    private func evidence() throws(ReportProblem) -> [Evidence] {
        var evidence: [Evidence] = []
        for (index, entry) in (file.evidenceBase ?? []).enumerated() {
            evidence.append(
                Evidence(
                    target: .inspection, kind: try kind(of: entry.kind, "evidenceBase[\(index)]"),
                    label: FreeText(entry.kind),
                    count: entry.count,
                    citation: Citation(places: ["annexe, methodology"])))
        }
        for (index, entry) in (file.quotationPlaces ?? []).enumerated() {
            evidence.append(
                Evidence(
                    target: try target(entry.at, "quotationPlaces[\(index)].at"),
                    kind: .quotation, speaker: FreeText(entry.speaker),
                    duplicateOf: FreeText(entry.duplicates),
                    citation: Citation(places: [FreeText(entry.at)])))
        }
        return evidence
    }

    /// The kind of evidence by a word of the schema.
    func kind(of word: String, _ place: String) throws(ReportProblem) -> Evidence.Kind {
        if let kind = Self.evidenceKinds[word] { return kind }
        return try spelled(word, "\(place).kind")
    }

    private func timeline() throws(ReportProblem) -> [TimelineEntry] {
        var timeline: [TimelineEntry] = []
        for (index, entry) in (file.timeline ?? []).enumerated() {
            guard let date = try Self.date(entry.date, "timeline[\(index)].date") else {
                continue
            }
            timeline.append(
                TimelineEntry(
                    time: ReportedTime(on: date), what: FreeText(entry.what),
                    citation: Citation(places: [FreeText(entry.whereSaid)].compactMap(\.self))))
        }
        return timeline
    }

    func anomalies() throws(ReportProblem) -> [Anomaly] {
        var anomalies: [Anomaly] = []
        for (index, entry) in (file.anomalies ?? []).enumerated() {
            let place = "anomalies[\(index)]"
            guard let detail = entry.detail else { continue }
            anomalies.append(
                Anomaly(
                    id: try name(entry.id, "\(place).id"), kind: FreeText(entry.kind),
                    detail: FreeText(detail),
                    citation: try citation(
                        nil, alsoAt: entry.places ?? [], place, note: entry.origin)))
        }
        return anomalies
    }

    /// The standard or question with this number.
    func target(_ number: String, _ place: String) throws(ReportProblem) -> ReportTarget {
        if let id = Standard.ID(rawValue: number), framework.standard(id) != nil {
            return .standard(id)
        }
        if let id = Question.ID(rawValue: number), framework.question(id) != nil {
            return .question(id)
        }
        throw ReportProblem(
            place, "edition \(framework.id) has no standard or question of that number.",
            remedy: "Use a number of that edition.")
    }

    func name<N: Name>(_ text: String, _ place: String) throws(ReportProblem) -> N {
        do throws(InvalidName) { return try N(validating: text) } catch {
            throw ReportProblem(
                place, "the text is not a valid \(N.kind).",
                remedy: "Use 1 to \(N.longestInBytes) letters, digits or . - _ : / #.")
        }
    }
}
