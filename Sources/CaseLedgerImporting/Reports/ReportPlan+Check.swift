extension ReportPlan {
    /// Checks before recording that no date of the report is in the future.
    func checkTimes(now: Timestamp) throws(ReportProblem) {
        guard let early = steps.first(where: { $0.effectiveAt.earliest > now }) else { return }
        throw ReportProblem(
            "notInReport.publicationDate or source.published",
            "the time of \(early.name) is \(early.effectiveAt.words), which is in the "
                + "future.",
            remedy: "Correct the date. A report can be imported after its publication.")
    }

    /// Checks that the edition has every id of the file, and that no id occurs twice.
    func checkIDs() throws(ReportProblem) {
        var seen: Set<String> = []
        for (index, entry) in file.standards.enumerated() {
            let place = "standards[\(index)]"
            guard let id = Standard.ID(rawValue: entry.id),
                let standard = framework.standard(id)
            else {
                throw ReportProblem(
                    place,
                    "edition \(framework.id) has no standard \"\(entry.id.prefix(32))\".",
                    remedy: "Use one of "
                        + framework.standards.map(\.id.rawValue).joined(separator: ", ") + ".")
            }
            guard seen.insert(entry.id).inserted else {
                throw ReportProblem(
                    place, "standard \(id) occurs twice.", remedy: "Give each standard once.")
            }
            guard ["caseData", "qualitative", "published"].contains(entry.method),
                entry.method == "published" || entry.method == standard.method.rawValue
            else {
                throw ReportProblem(
                    "standard \(id)",
                    "method \"\(entry.method.prefix(32))\" does not fit; the edition uses "
                        + "\(standard.method.rawValue).",
                    remedy: "Use \(standard.method.rawValue), or published if only the rating is "
                        + "printed.")
            }
            for question in (entry.keyQuestions ?? []).flatMap({ [$0] + ($0.prompts ?? []) }) {
                guard let known = Question.ID(rawValue: question.id).flatMap(framework.question),
                    known.standard == id
                else {
                    throw ReportProblem(
                        "standard \(id)",
                        "edition \(framework.id) has no question \"\(question.id.prefix(48))\" in it.",
                        remedy: "Use the ids of that edition.")
                }
                guard seen.insert(question.id).inserted else {
                    throw ReportProblem(
                        "standard \(id)", "question \(known.id) occurs twice.",
                        remedy: "Give each question once. A repeated letter needs its own id."
                    )
                }
            }
        }
    }

    /// Compares the results of the ledger with those that the report prints.
    func check(_ inspection: Inspection) throws(ReportProblem) {
        for entry in file.standards {
            guard let id = Standard.ID(rawValue: entry.id),
                let rated = inspection.standardRating(id)
            else { continue }
            let place = "standard \(id)"
            if entry.method == "caseData" {
                try hold(entry.ruleRating, "\(place), ruleRating", against: rated.ruleRating)
            }
            if let override = entry.override, override.applied {
                try hold(
                    override.fromRating, "\(place), override.fromRating",
                    against: rated.ruleRating ?? rated.proposedRating)
            }
            try hold(entry.publishedRating, "\(place), publishedRating", against: rated.rating)
            if isNotRated(entry.publishedRating), let rating = rated.rating {
                throw ReportProblem(
                    place,
                    "it is printed as not rated, and the figures in the file give \(rating.label).",
                    remedy: "Correct the label, or leave the figures out.")
            }
        }
        if let separate = framework.standards.first(where: { !$0.isCore }) {
            try hold(
                file.result?.resettlementRating, "result.resettlementRating",
                against: inspection.standardRating(separate.id)?.rating)
        }
        // Without the ratings of all standards, the stated result stands alone.
        guard let overall = inspection.overallRating, let total = overall.total,
            let maximum = overall.maximum
        else { return }
        try hold(file.result?.maxScore, "result.maxScore", against: maximum)
        try hold(file.result?.totalScore, "result.totalScore", against: total)
        try hold(
            file.result?.scoreWithoutOverrides, "result.scoreWithoutOverrides",
            against: points(inspection, of: framework.standards) { rated in
                rated.panelOutcome == .discretion ? rated.ruleRating : rated.rating
            })
        for (id, stated) in (file.result?.domainPoints ?? [:]).sorted(by: { $0.key < $1.key }) {
            let domain = Domain.ID(rawValue: id).flatMap(framework.domain)
            try hold(
                stated, "result.domainPoints.\(id)",
                against: points(inspection, of: domain?.standards ?? []) { $0.rating })
        }
    }

    /// The total points of ratings; standards that are rated separately have no points.
    private func points(
        _ inspection: Inspection, of standards: [Standard],
        _ rating: (StandardRating) -> Rating?
    ) -> Int {
        standards.filter(\.isCore).compactMap { inspection.standardRating($0.id) }
            .compactMap(rating).reduce(0) { $0 + framework.scale.points(for: $1) }
    }

    /// Checks that a stated rating equals the computed one.
    private func hold(
        _ label: String?, _ place: String, against computed: Rating?
    ) throws(ReportProblem) {
        guard let stated = try rating(label, place), stated != computed else { return }
        throw ReportProblem(
            place,
            "\(stated.label) is stated, but the answers and decisions in the file give "
                + "\(computed?.label ?? "no rating").",
            remedy: "Correct the counts or the rating, or give the panel's decision as override.")
    }

    /// Checks that a stated number of points equals the computed one.
    private func hold(
        _ stated: Int?, _ place: String, against computed: Int
    ) throws(ReportProblem) {
        guard let stated, stated != computed else { return }
        throw ReportProblem(
            place, "\(stated) is stated, but the ratings give \(computed).",
            remedy: "Correct the stated number, or the wrong rating.")
    }
}
