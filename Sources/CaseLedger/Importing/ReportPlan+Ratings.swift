extension ReportPlan {
    /// Plans the ratings that do not follow from cases: qualitative, printed, or none.
    mutating func recordRatings(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        var printed: [RecordPublishedRating] = []
        for domain in framework.domains {
            for standard in domain.standards {
                guard let entry = entries[standard.id.rawValue], entry.publishedRating != nil,
                    let rating = try rating(
                        entry.publishedRating, "standard \(standard.id), publishedRating")
                else {
                    if entries[standard.id.rawValue]?.method == "caseData" { continue }
                    let noCases = domain.standards.allSatisfy { entries[$0.id.rawValue] == nil }
                    steps.append(
                        Step(
                            name: "not rated \(standard.id)",
                            command: .doNotRate(
                                DoNotRate(
                                    .standard(standard.id),
                                    why: noCases && domain.sample != nil ? .noCases : .outOfScope)),
                            effectiveAt: times.fieldwork, origin: .published))
                    continue
                }
                if let points = entry.points, points != framework.scale.points(for: rating) {
                    throw ReportProblem(
                        "standard \(standard.id), points",
                        "\(points) points, but \(rating.label) is worth "
                            + "\(framework.scale.points(for: rating)).",
                        remedy: "Correct the points or the rating.")
                }
                switch entry.method {
                case "qualitative":
                    steps.append(
                        Step(
                            name: "rating \(standard.id)",
                            command: .proposeRating(
                                ProposeQualitativeRating(standard: standard.id, rating: rating)),
                            effectiveAt: times.fieldwork, origin: .published))
                case "published":
                    printed.append(
                        RecordPublishedRating(
                            standard: standard.id, rating: rating, place: "ratings table"))
                default:
                    break
                }
            }
        }
        if !printed.isEmpty {
            steps.append(
                Step(
                    name: "published ratings", command: .recordPublishedRatings(printed),
                    effectiveAt: times.published, origin: .published))
        }
    }

    /// Plans the panel's decisions, side by side.
    mutating func recordPanel(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        var decisions: [RecordPanelDecision] = []
        for standard in framework.standards {
            guard let entry = entries[standard.id.rawValue], let override = entry.override,
                override.applied
            else { continue }
            let place = "standard \(standard.id), override"
            guard let decided = try rating(override.toRating ?? entry.publishedRating, place) else {
                throw ReportProblem(
                    place, "the decided rating is missing.", remedy: "Give override.toRating.")
            }
            let missing = missingReasons.isDisjoint(with: override.anomalyRefs ?? []) == false
            decisions.append(
                RecordPanelDecision(
                    standard: standard.id, decided: decided, ground: .notRepresentative,
                    reason: missing ? nil : override.reason,
                    reasonMissing: missing || override.reason == nil))
        }
        guard !decisions.isEmpty else { return }
        steps.append(
            Step(
                name: "panel", command: .convenePanel(ConvenePanel()), effectiveAt: times.panel,
                origin: .published))
        steps.append(
            Step(
                name: "panel decisions", command: .recordPanelDecisions(decisions),
                effectiveAt: times.panel, origin: .published))
    }

    /// Anomalies that say the report gives no reason of its own for a decision.
    private var missingReasons: Set<String> {
        Set((file.anomalies ?? []).filter { $0.kind == "missing reason" }.map(\.id))
    }

    /// Reads a printed label; `nil` stays `nil`, and anything unknown is refused.
    func rating(_ label: String?, _ place: String) throws(ReportProblem) -> Rating? {
        guard let label else { return nil }
        guard let rating = Rating(printedLabel: label) else {
            throw ReportProblem(
                place, "the label is no rating.",
                remedy: "Use Inadequate, Requires improvement, Good or Outstanding.")
        }
        return rating
    }
}
