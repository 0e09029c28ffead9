extension ReportPlan {
    /// Adds the steps for ratings that are not based on cases: qualitative, printed or none.
    ///
    /// A standard is left unrated only if the file says so: it has the standard without a rating,
    /// or says that the sample of its domain has no cases.
    mutating func recordRatings(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        var printed: [RecordPublishedRatings.Rated] = []
        for domain in framework.domains {
            for standard in domain.standards {
                let entry = entries[standard.id.rawValue]
                guard let entry,
                    let rating = try rating(
                        entry.publishedRating, "standard \(standard.id), publishedRating")
                else {
                    if entry?.method == "caseData", !isNotRated(entry?.publishedRating) { continue }
                    // A standard that the file does not name is not known.
                    let noCases = domain.sample.map { file.samples?[$0]?.cases == 0 } == true
                    guard entry != nil || noCases else { continue }
                    let printed = PrintedNotRated(reason: entry?.notRatedReason)
                    let why = noCases && printed.why == .notStated ? .noCases : printed.why
                    steps.append(
                        Step(
                            name: "not rated \(standard.id)",
                            command: .doNotRate(DoNotRate(.standard(standard.id), why: why)),
                            effectiveAt: times.fieldwork, origin: .published,
                            reason: printed.words))
                    continue
                }
                if let points = entry.points, points != framework.scale.points(for: rating) {
                    throw ReportProblem(
                        "standard \(standard.id), points",
                        "\(points) points are stated, but \(rating.label) is worth "
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
                            "the method is published, but the standard has key questions.",
                            remedy: "Omit them, or use method \(standard.method.rawValue).")
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

    /// Adds one step for all decisions of the panel.
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

    /// The rating of a qualitative standard before the panel, if the panel changed it.
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

    /// The ground of a decision: the stated one, or the one in its reason; none if confirmed.
    ///
    /// If the file marks the reason as missing, the ground is inferred from another decision of the
    /// same panel: the lowest key question is not representative.
    private func ground(
        _ override: ReportFile.Override, _ decided: Rating, _ isReasonMissing: Bool,
        _ place: String
    ) throws(ReportProblem) -> DiscretionGround? {
        if let from = try rating(override.fromRating, place), from == decided { return nil }
        if let stated = override.ground {
            guard let ground = DiscretionGround.allCases.first(where: { $0.description == stated })
            else {
                throw ReportProblem(
                    "\(place).ground", "the ground is unknown.",
                    remedy: "Use "
                        + DiscretionGround.allCases.map(\.description).joined(separator: " or ")
                        + ".")
            }
            return ground
        }
        let saysSo = override.reason?.lowercased().contains("represent") == true
        return isReasonMissing || saysSo ? .notRepresentative : .other
    }

    /// The ids of anomalies that note a decision without a reason in the report.
    private var missingReasons: Set<String> {
        Set((file.anomalies ?? []).filter { $0.kind == "missing reason" }.map(\.id))
    }

    /// Reads a printed label.
    ///
    /// - Returns: `nil` for a missing label.
    /// - Throws: ``ReportProblem`` for an unknown label.
    func rating(_ label: String?, _ place: String) throws(ReportProblem) -> Rating? {
        guard let label, !isNotRated(label) else { return nil }
        guard let rating = Rating(printedLabel: label) else {
            throw ReportProblem(
                place, "the label is not a valid rating.",
                remedy: "Use Inadequate, Requires improvement, Good, Outstanding or Not rated.")
        }
        return rating
    }

    /// Whether a report prints that there is no rating.
    func isNotRated(_ label: String?) -> Bool {
        label.flatMap(PrintedNotRated.init(cell:)) != nil
    }
}
