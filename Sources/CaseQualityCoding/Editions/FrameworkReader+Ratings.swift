internal import CaseQuality

// From shares to ratings, and from points to the rating of the service.

extension FrameworkReader {
    /// The scale; `nil` and a problem if it has not each rating once, in order, from 0 percent.
    mutating func scale() -> RatingScale? {
        let before = problems.count
        var bands: [RatingScale.Band] = []
        for (index, band) in file.ratings.enumerated() {
            let path = "ratings[\(index)]"
            if !(0...100).contains(band.fromPercent) {
                report("\(path).fromPercent", "\(band.fromPercent) is not in 0...100.")
            }
            if !(0...100).contains(band.points) {
                report("\(path).points", "\(band.points) points are not in 0...100.")
            }
            guard let rating = rating(band.rating, "\(path).rating") else { continue }
            if bands.contains(where: { $0.rating == rating }) {
                report("\(path).rating", "\(rating) occurs twice.")
            }
            if bands.contains(where: { $0.fromPercent == band.fromPercent }) {
                report(
                    "\(path).fromPercent", "\(band.fromPercent) percent begins two bands.")
            }
            bands.append(
                RatingScale.Band(
                    rating: rating, fromPercent: band.fromPercent, share: band.share,
                    points: band.points))
        }
        let basis = RatingScale.Basis(rawValue: file.bandOn)
        if basis == nil { report("bandOn", "expected \"rounded\" or \"exact\".") }
        for rating in Rating.allCases where !bands.contains(where: { $0.rating == rating }) {
            report("ratings", "\(rating) is missing.")
        }
        guard problems.count == before, let basis else { return nil }
        let scale = RatingScale(bands: bands, basis: basis)
        if let lowest = scale.bands.first, lowest.fromPercent != 0 {
            report(
                "ratings",
                "no rating for shares below \(lowest.fromPercent) percent: the lowest band begins "
                    + "at 0.")
        }
        if scale.bands.map(\.rating) != Rating.allCases {
            report("ratings", "expected a better rating from a higher percentage.")
        } else if !zip(scale.bands, scale.bands.dropFirst()).allSatisfy({ $0.points < $1.points }) {
            report("ratings", "expected more points for a better rating.")
        }
        return problems.count == before ? scale : nil
    }

    /// The tables from points to ratings.
    mutating func overallBands() -> [OverallBands] {
        var tables: [OverallBands] = []
        for (index, table) in file.overallBands.enumerated() {
            let path = "overallBands[\(index)]"
            guard (1...10_000).contains(table.maximum) else {
                report("\(path).maximum", "maximum \(table.maximum) is not in 1...10000.")
                continue
            }
            if tables.contains(where: { $0.maximum == table.maximum }) {
                report("\(path).maximum", "maximum \(table.maximum) occurs twice.")
            }
            tables.append(
                OverallBands(
                    maximum: table.maximum, bands: bands(of: table, path), source: table.source))
        }
        return tables
    }

    /// The bands of a table, which leave no gap from 0 to its maximum, and do not overlap.
    private mutating func bands(
        of table: FrameworkFile.Overall, _ path: String
    ) -> [OverallBands.Band] {
        var bands: [OverallBands.Band] = []
        var next = 0
        for (index, band) in table.bands.enumerated() {
            let place = "\(path).bands[\(index)]"
            let about = "maximum \(table.maximum)"
            let rating = rating(band.rating, "\(place).rating")
            guard 0 <= band.from, band.from <= band.through, band.through <= table.maximum else {
                report(
                    place,
                    "\(about): expected totals from 0 through \(table.maximum), the lower one "
                        + "first, not \(band.from) through \(band.through).")
                continue
            }
            if band.from > next {
                report(
                    "\(place).from",
                    "\(about): no rating for \(Self.totals(next...band.from - 1)): expected a band "
                        + "from \(next).")
            } else if band.from < next {
                report(
                    "\(place).from",
                    "\(about): two ratings for "
                        + "\(Self.totals(band.from...min(next - 1, band.through))): expected a band "
                        + "from \(next).")
            }
            next = max(next, band.through + 1)
            guard let rating else { continue }
            if let last = bands.last, rating <= last.rating {
                report(
                    "\(place).rating", "\(about): expected a better rating for a higher total.")
            }
            bands.append(
                OverallBands.Band(rating: rating, totals: band.from...band.through))
        }
        if next <= table.maximum {
            report(
                "\(path).bands",
                "maximum \(table.maximum): no rating for \(Self.totals(next...table.maximum)).")
        }
        return bands
    }

    /// Totals in words: `"the total 7"`, `"the totals 7 to 9"`.
    private static func totals(_ totals: ClosedRange<Int>) -> String {
        totals.count == 1
            ? "the total \(totals.lowerBound)"
            : "the totals \(totals.lowerBound) to \(totals.upperBound)"
    }

    /// The limiting judgements.
    mutating func limits() -> [LimitingJudgement] {
        var limits: [LimitingJudgement] = []
        for (index, limit) in file.limitingJudgements.enumerated() {
            let path = "limitingJudgements[\(index)]"
            let standard: Standard.ID? = name(limit.standard, "\(path).standard")
            let rated = rating(limit.rated, "\(path).rated")
            let prevents = rating(limit.prevents, "\(path).prevents")
            let limitsTo = rating(limit.limitsTo, "\(path).limitsTo")
            if let standard, places.standards[standard] == nil {
                report("\(path).standard", "the edition has no standard \(standard).")
            }
            guard let standard, let rated, let prevents, let limitsTo else { continue }
            if limitsTo >= prevents {
                report("\(path).limitsTo", "expected a lower rating than prevents.")
            }
            limits.append(
                LimitingJudgement(
                    standard: standard, rated: rated, prevents: prevents, limitsTo: limitsTo,
                    source: limit.source))
        }
        return limits
    }

    mutating func rating(_ word: String, _ path: String) -> Rating? {
        if let rating = Rating(word) { return rating }
        report(path, "expected inadequate, requiresImprovement, good or outstanding.")
        return nil
    }
}
