/// The results of the service that the known ratings of its standards allow.
///
/// Some ratings are not known: each of those standards may have any rating, or none.
struct PossibleResults {
    private let framework: Framework
    /// The points of the core standards whose ratings are known.
    private let known: Int
    /// The largest possible total of these standards.
    private let knownMaximum: Int
    /// The number of core standards whose ratings are not known.
    private let open: Int
    private let ratings: [Standard.ID: StandardRating]

    /// Collects the known ratings.
    ///
    /// - Throws: ``Refusal`` before the announcement.
    init(of inspection: Inspection) throws(Refusal) {
        framework = try inspection.open()
        var (known, maximum, open) = (0, 0, 0)
        var ratings: [Standard.ID: StandardRating] = [:]
        for standard in framework.standards {
            guard let rated = inspection.standardRating(standard.id) else { continue }
            ratings[standard.id] = rated
            guard standard.isCore, rated.decidedBy != .notRated else { continue }
            if let rating = rated.rating {
                known += framework.scale.points(for: rating)
                maximum += framework.scale.mostPoints
            } else {
                open += 1
            }
        }
        (self.known, knownMaximum, self.open, self.ratings) = (known, maximum, open, ratings)
    }

    /// Checks a stated result.
    ///
    /// - Throws: ``Refusal`` with code `totalDiffers` or `overallDiffers` when no ratings of the
    ///   other standards give it.
    func check(total: Int?, maximum: Int?, overall: Rating?) throws(Refusal) {
        guard (total == nil) == (maximum == nil) else {
            throw Refusal(
                .totalDiffers,
                "The report states a \(total == nil ? "maximum" : "total") alone, and the ratings "
                    + "of \(open.counted("core standard")) are not known.",
                remedy: "State the total and the maximum, such as 11 and 36.")
        }
        if let total, let maximum, !allows(total, of: maximum) {
            throw Refusal(
                .totalDiffers,
                "The report states \(total) of \(maximum); its known ratings give \(known) of "
                    + "\(knownMaximum), and \(open.counted("core standard")) can add at most "
                    + "\(open * framework.scale.mostPoints).",
                remedy: "Correct the stated score, or the wrong rating.")
        }
        guard let overall else { return }
        let results = total.flatMap { total in maximum.map { [(total, $0)] } } ?? allTotals
        let tables = results.compactMap { total, maximum in
            framework.bands(forMaximum: maximum).map { (total, $0) }
        }
        // Without bands for the maximum, the edition does not contradict the report.
        let isPossible =
            tables.isEmpty
            || tables.contains { total, table in
                table.rating(total: total).map { possible($0).contains(overall) } ?? false
            }
        guard isPossible else {
            throw Refusal(
                .overallDiffers,
                "The report states \(overall.label) overall, which "
                    + (total.map { "\($0) of \(maximum ?? 0) points" } ?? "its known ratings")
                    + " cannot give.",
                remedy: "Correct the stated overall rating, the score, or the wrong rating.")
        }
    }

    /// Whether some ratings of the other standards give this total of this maximum.
    private func allows(_ total: Int, of maximum: Int) -> Bool {
        let most = framework.scale.mostPoints
        return maximum > 0 && maximum >= knownMaximum && maximum <= knownMaximum + open * most
            && (maximum - knownMaximum).isMultiple(of: most)
            && total >= known && total - known <= maximum - knownMaximum
    }

    /// Every total that is possible, with its maximum.
    private var allTotals: [(Int, Int)] {
        (0...open).flatMap { rated in
            (0...rated * framework.scale.mostPoints).map {
                (known + $0, knownMaximum + rated * framework.scale.mostPoints)
            }
        }
    }

    /// The overall ratings that a rating by points allows, before and after limiting.
    private func possible(_ earned: Rating) -> [Rating] {
        var possible = [earned]
        for limit in framework.limitingJudgements {
            let rated = ratings[limit.standard]
            if limit.limits(earned, with: rated?.rating) { return [limit.limitsTo] }
            if rated?.evidence == .notKnown, limit.limits(earned, with: limit.rated) {
                possible.append(limit.limitsTo)
            }
        }
        return possible
    }
}
