extension ReportPlan {
    /// Checks that nothing is said to have held in the future, before anything is recorded.
    func checkTimes(now: Timestamp) throws(ReportProblem) {
        guard let early = steps.first(where: { $0.effectiveAt.earliest > now }) else { return }
        throw ReportProblem(
            "notInReport.publicationDate or source.published",
            "\(early.name) is said to have held from \(early.effectiveAt.words), which is yet to "
                + "come.",
            remedy: "Correct the date; a report is imported once it is published.")
    }

    /// Checks that everything the file names is in the edition, once.
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
                    place, "standard \(id) stands twice.", remedy: "Give every standard once.")
            }
            guard ["caseData", "qualitative", "published"].contains(entry.method),
                entry.method == "published" || entry.method == standard.method.rawValue
            else {
                throw ReportProblem(
                    "standard \(id)",
                    "method \"\(entry.method.prefix(32))\" does not fit; the edition rates it by "
                        + "\(standard.method.rawValue).",
                    remedy: "Use \(standard.method.rawValue), or published when only the rating is "
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
                        "standard \(id)", "question \(known.id) stands twice.",
                        remedy: "Give every question once; a repeated letter gets an id of its own."
                    )
                }
            }
        }
    }

    /// Holds what the ledger would say against what the report prints.
    func check(_ inspection: Inspection) throws(ReportProblem) {
        for entry in file.standards {
            guard let id = Standard.ID(rawValue: entry.id),
                let rated = inspection.standardRating(id)
            else { continue }
            if let stated = try rating(entry.ruleRating, "standard \(id), ruleRating"),
                entry.method == "caseData", stated != rated.ruleRating
            {
                throw ReportProblem(
                    "standard \(id), ruleRating",
                    "\(stated.label) is stated, but the answers give "
                        + "\(rated.ruleRating?.label ?? "no rating").",
                    remedy: "Correct the counts or the rating.")
            }
            if let override = entry.override, override.applied,
                let from = try rating(override.fromRating, "standard \(id), override.fromRating"),
                from != (rated.ruleRating ?? rated.proposedRating)
            {
                throw ReportProblem(
                    "standard \(id), override.fromRating",
                    "\(from.label) is stated, but the answers give "
                        + "\((rated.ruleRating ?? rated.proposedRating)?.label ?? "no rating").",
                    remedy: "Correct the counts or the rating.")
            }
            if let stated = try rating(entry.publishedRating, "standard \(id)"),
                stated != rated.rating
            {
                throw ReportProblem(
                    "standard \(id), publishedRating",
                    "\(stated.label) is published, but the answers and decisions in the file give "
                        + "\(rated.rating?.label ?? "no rating").",
                    remedy: "Correct the counts or the rating, or give the panel's decision as "
                        + "override.")
            }
        }
        if let stated = try rating(file.result?.resettlementRating, "result.resettlementRating"),
            let separate = framework.standards.first(where: { !$0.isCore }),
            stated != inspection.standardRating(separate.id)?.rating
        {
            throw ReportProblem(
                "result.resettlementRating",
                "\(stated.label) is stated, but standard \(separate.id) says otherwise.",
                remedy: "Correct one of the two.")
        }
        guard let overall = inspection.overallRating else { return }
        if let stated = file.result?.maxScore, stated != overall.maximum {
            throw ReportProblem(
                "result.maxScore",
                "a maximum of \(stated) is stated, but the rated standards can earn "
                    + "\(overall.maximum).",
                remedy: "Correct the maximum, or give the standards that are missing.")
        }
        if let stated = file.result?.totalScore, stated != overall.total {
            throw ReportProblem(
                "result.totalScore",
                "a total of \(stated) is stated, but the ratings add up to \(overall.total) of "
                    + "\(overall.maximum).",
                remedy: "Correct the total, or the rating that is wrong.")
        }
    }
}
