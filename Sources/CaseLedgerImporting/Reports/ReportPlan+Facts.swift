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
            surveys: try surveys(), timeline: try timeline(), anomalies: try anomalies())
        if facts != RecordReportFacts() {
            steps.append(
                Step(
                    name: "findings and facts", command: .recordReportFacts(facts),
                    effectiveAt: times.published, origin: .published))
        }
        let recommendations = try recommendations()
        if !recommendations.isEmpty {
            steps.append(
                Step(
                    name: "recommendations", command: .makeRecommendations(recommendations),
                    effectiveAt: times.published, origin: .published))
        }
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
                    partner: FreeText(entry.partner), topic: FreeText(entry.topic),
                    subPoints: (entry.subPoints ?? []).map { FreeText($0) },
                    standards: standards,
                    actionPlanDue: try date(entry.actionPlanDue, "\(place).actionPlanDue")))
        }
        return made
    }

    private func findings() throws(ReportProblem) -> [Finding] {
        var findings: [Finding] = []
        for (index, entry) in (file.findings ?? []).enumerated() {
            let place = "findings[\(index)]"
            guard let kind = Finding.Kind.allCases.first(where: { $0.description == entry.kind })
            else {
                throw ReportProblem(
                    "\(place).kind", "the kind of finding is unknown.",
                    remedy: "Use "
                        + Finding.Kind.allCases.map(\.description).joined(separator: " or ") + ".")
            }
            let target: ReportTarget
            if let standard = entry.standard {
                target = .standard(try name(standard, "\(place).standard"))
            } else if let domain = entry.domain {
                target = .domain(try name(String(domain), "\(place).domain"))
            } else {
                target = .inspection
            }
            findings.append(
                Finding(
                    id: try name(entry.id, "\(place).id"), target: target, kind: kind,
                    label: FreeText(entry.label)))
        }
        return findings
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
            let own = Evidence.Kind.allCases.first { $0.description == entry.kind }
            guard let kind = Self.evidenceKinds[entry.kind] ?? own else {
                throw ReportProblem(
                    "evidenceBase[\(index)].kind", "the kind of evidence is unknown.",
                    remedy: "Use "
                        + Evidence.Kind.allCases.map(\.description).joined(separator: ", ") + ".")
            }
            evidence.append(
                Evidence(
                    target: .inspection, kind: kind, label: FreeText(entry.kind),
                    count: entry.count,
                    place: "annexe, methodology"))
        }
        for (index, entry) in (file.quotationPlaces ?? []).enumerated() {
            evidence.append(
                Evidence(
                    target: try target(entry.at, "quotationPlaces[\(index)].at"),
                    kind: .quotation, speaker: FreeText(entry.speaker),
                    duplicateOf: FreeText(entry.duplicates), place: FreeText(entry.at)))
        }
        return evidence
    }

    private func timeline() throws(ReportProblem) -> [TimelineEntry] {
        var timeline: [TimelineEntry] = []
        for (index, entry) in (file.timeline ?? []).enumerated() {
            guard let date = try date(entry.date, "timeline[\(index)].date") else { continue }
            timeline.append(
                TimelineEntry(date: date, what: FreeText(entry.what), place: FreeText(entry.place)))
        }
        return timeline
    }

    private func anomalies() throws(ReportProblem) -> [Anomaly] {
        var anomalies: [Anomaly] = []
        for (index, entry) in (file.anomalies ?? []).enumerated() {
            let place = "anomalies[\(index)]"
            guard let detail = entry.detail else { continue }
            anomalies.append(
                Anomaly(
                    id: try name(entry.id, "\(place).id"), kind: FreeText(entry.kind),
                    detail: FreeText(detail)))
        }
        return anomalies
    }

    /// The standard or question with this number.
    private func target(_ number: String, _ place: String) throws(ReportProblem) -> ReportTarget {
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

    private func date(_ text: String?, _ place: String) throws(ReportProblem) -> PartialDate? {
        guard let text else { return nil }
        guard let date = PartialDate(text) else {
            throw ReportProblem(
                place, "the text is not a valid date.", remedy: "Give 2021, 2021-12 or 2021-12-02.")
        }
        return date
    }
}
