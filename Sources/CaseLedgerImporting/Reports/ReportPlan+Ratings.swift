extension ReportPlan {
    /// Plans the ratings that do not follow from cases: qualitative, printed, or none.
    mutating func recordRatings(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        var printed: [RecordPublishedRatings.Rated] = []
        for domain in framework.domains {
            for standard in domain.standards {
                guard let entry = entries[standard.id.rawValue], entry.publishedRating != nil,
                    let rating = try rating(
                        entry.publishedRating, "standard \(standard.id), publishedRating")
                else {
                    if entries[standard.id.rawValue]?.method == "caseData" { continue }
                    // No cases is what the report says only when it has no sample of them.
                    let noCases = domain.sample.map { (file.samples?[$0]?.cases ?? 0) == 0 } == true
                    steps.append(
                        Step(
                            name: "not rated \(standard.id)",
                            command: .doNotRate(
                                DoNotRate(
                                    .standard(standard.id),
                                    why: noCases ? .noCases : .outOfScope)),
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
                                ProposeQualitativeRating(
                                    standard: standard.id,
                                    rating: try proposed(entry, standard.id) ?? rating)),
                            effectiveAt: times.fieldwork, origin: .published))
                case "published":
                    guard (entry.keyQuestions ?? []).isEmpty else {
                        throw ReportProblem(
                            "standard \(standard.id)",
                            "only its rating is said to be published, but it has key questions.",
                            remedy: "Leave them out, or use method \(standard.method.rawValue).")
                    }
                    printed.append(
                        RecordPublishedRatings.Rated(
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
        var decisions: [RecordPanelDecisions.Decision] = []
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
                RecordPanelDecisions.Decision(
                    standard: standard.id, decided: decided,
                    ground: try ground(override, decided, missing, place),
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

    /// What stood for a qualitative standard before the panel, when the panel changed it.
    private func proposed(
        _ entry: ReportFile.StandardEntry, _ id: Standard.ID
    ) throws(ReportProblem) -> Rating? {
        guard let override = entry.override, override.applied else { return nil }
        let place = "standard \(id), override.fromRating"
        guard let from = try rating(override.fromRating, place) else {
            throw ReportProblem(
                place, "the rating before the panel is missing.",
                remedy: "Give the rating that was proposed to the panel.")
        }
        return from
    }

    /// The ground of a decision: as stated; or what its reason says; never for a confirmation.
    ///
    /// A reason that the file marks as missing is inferred, from another decision of the same
    /// panel, to be that the lowest key question is not representative.
    private func ground(
        _ override: ReportFile.Override, _ decided: Rating, _ isReasonMissing: Bool,
        _ place: String
    ) throws(ReportProblem) -> DiscretionGround? {
        if let from = try rating(override.fromRating, place), from == decided { return nil }
        if let stated = override.ground {
            guard let ground = DiscretionGround.allCases.first(where: { $0.description == stated })
            else {
                throw ReportProblem(
                    "\(place).ground", "the ground is not known.",
                    remedy: "Use "
                        + DiscretionGround.allCases.map(\.description).joined(separator: " or ")
                        + ".")
            }
            return ground
        }
        let saysSo = override.reason?.lowercased().contains("represent") == true
        return isReasonMissing || saysSo ? .notRepresentative : .other
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
