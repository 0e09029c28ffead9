internal import EventSourcing

extension Inspection {
    /// The longest texts of what a report records.
    ///
    /// Unit: bytes.
    private static let longest = (name: 200, text: 500, detail: 2_000)
    /// The largest count of anything.
    private static let largestCount = 1_000_000_000

    func decide(_ command: RecordReportFacts) throws(Refusal) -> [InspectionEvent] {
        let framework =
            command.findings.isEmpty && command.evidence.isEmpty ? try announced() : try open()
        var events: [InspectionEvent] = []
        var findings = Set(self.facts.findings.map(\.value.id))
        for finding in command.findings {
            try checkNew(findings.insert(finding.id).inserted, "Finding \(finding.id)")
            try check(finding.target, in: framework)
            try require(finding.label, "Finding \(finding.id)", Self.longest.text)
            try check(finding.related, "What \(finding.id) bears out", atMost: Self.longest.name)
            for question in finding.questions { _ = try self.question(question, in: framework) }
            events.append(.findingRecorded(FindingRecorded(finding: finding)))
        }
        for evidence in command.evidence {
            try check(evidence.target, in: framework)
            try check(evidence.count, "A count of evidence")
            for text in [
                evidence.label, evidence.speaker, evidence.duplicateOf, evidence.place,
            ] {
                try check(text, "What is said of evidence", atMost: Self.longest.name)
            }
            events.append(.evidenceNoted(EvidenceNoted(evidence: evidence)))
        }
        for context in command.context {
            try check(context.target, in: framework)
            try check(context.fact)
            events.append(
                .contextFactRecorded(
                    ContextFactRecorded(target: context.target, fact: context.fact)))
        }
        for result in command.surveys {
            try check(result.fact)
            events.append(
                .surveyRecorded(SurveyRecorded(survey: result.survey, fact: result.fact)))
        }
        for entry in command.timeline {
            try require(entry.what, "An entry of the timeline", Self.longest.text)
            try check(entry.place, "The place", atMost: Self.longest.name)
            events.append(.timelineEntryNoted(TimelineEntryNoted(entry: entry)))
        }
        var anomalies = Set(self.facts.anomalies.map(\.value.id))
        for anomaly in command.anomalies {
            try checkNew(anomalies.insert(anomaly.id).inserted, "Anomaly \(anomaly.id)")
            try require(anomaly.kind, "The kind of anomaly \(anomaly.id)", Self.longest.name)
            try require(anomaly.detail, "Anomaly \(anomaly.id)", Self.longest.detail)
            events.append(.anomalyNoted(AnomalyNoted(anomaly: anomaly)))
        }
        guard !events.isEmpty else {
            throw Refusal(
                .nothingChanged, "Nothing of a report was given.",
                remedy: "Give at least one fact.")
        }
        return events
    }

    private func checkNew(_ isNew: Bool, _ what: String) throws(Refusal) {
        guard !isNew else { return }
        throw Refusal(
            .alreadyRecorded, "\(what) was recorded already.",
            remedy: "Give each a number of its own.")
    }

    private func check(_ target: ReportTarget, in framework: Framework) throws(Refusal) {
        switch target {
        case .inspection: break
        case .domain(let id): _ = try domain(id, in: framework)
        case .standard(let id): _ = try standard(id, in: framework)
        case .question(let id): _ = try question(id, in: framework)
        }
    }

    private func check(_ fact: ReportedFact) throws(Refusal) {
        let what = "measure \(fact.measure)"
        try check(fact.group, "The group of \(what)", atMost: Self.longest.name)
        try require(fact.unit, "The unit of \(what)", Self.longest.name)
        try check(fact.supplier, "The supplier of \(what)", atMost: Self.longest.name)
        try check(fact.place, "The place of \(what)", atMost: Self.longest.name)
        if case .text(let text) = fact.value {
            try require(text, "The value of \(what)", Self.longest.text)
        }
        try check(fact.count, "The count of \(what)")
        try check(fact.base, "The base of \(what)")
        if let count = fact.count, let base = fact.base, count > base {
            throw Refusal(
                .invalidNumber, "\(count) of \(base) cannot be, for \(what).",
                remedy: "Correct the count or the base.")
        }
    }

    private func check(_ count: Int?, _ what: String) throws(Refusal) {
        guard let count, !(0...Self.largestCount).contains(count) else { return }
        throw Refusal(
            .invalidNumber, "\(what) is \(count).",
            remedy: "Give a whole number from 0 to \(Self.largestCount).")
    }
}
