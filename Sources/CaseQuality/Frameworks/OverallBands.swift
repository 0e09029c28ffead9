/// The table from a total to an overall rating, for one maximum.
public struct OverallBands: Hashable, Sendable {
    /// An overall rating and the totals that earn it.
    public struct Band: Hashable, Sendable {
        /// The overall rating.
        public let rating: Rating
        /// The totals that earn the rating.
        ///
        /// Unit: points.
        public let totals: ClosedRange<Int>

        package init(rating: Rating, totals: ClosedRange<Int>) {
            self.rating = rating
            self.totals = totals
        }
    }

    /// The largest total of the table.
    ///
    /// Unit: points.
    public let maximum: Int
    /// The bands, from the lowest, without a gap from 0 to ``maximum``.
    public let bands: [Band]
    /// The publication that the table comes from.
    public let source: String

    package init(maximum: Int, bands: [Band], source: String) {
        self.maximum = maximum
        self.bands = bands
        self.source = source
    }

    /// The overall rating of `total`, or `nil` outside `0...maximum`.
    public func rating(total: Int) -> Rating? {
        bands.first { $0.totals.contains(total) }?.rating
    }

    /// The overall rating by the general formula: the mean points per standard, ties down.
    ///
    /// The formula only checks a table. A table always takes precedence.
    public static func rating(byMeanOf total: Int, standards: Int) -> Rating {
        if 2 * total <= standards { return .inadequate }
        if 2 * total <= 3 * standards { return .requiresImprovement }
        return 2 * total <= 5 * standards ? .good : .outstanding
    }
}
