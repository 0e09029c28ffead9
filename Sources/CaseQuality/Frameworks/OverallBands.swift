/// The overall rating that a total earns, for one maximum.
public struct OverallBands: Hashable, Sendable {
    /// One overall rating and the totals that earn it.
    public struct Band: Hashable, Sendable {
        /// The overall rating.
        public let rating: Rating
        /// The totals.
        ///
        /// Unit: points.
        public let totals: ClosedRange<Int>

        package init(rating: Rating, totals: ClosedRange<Int>) {
            self.rating = rating
            self.totals = totals
        }
    }

    /// The most points there are.
    ///
    /// Unit: points.
    public let maximum: Int
    /// The bands, from the lowest, without a gap from 0 to ``maximum``.
    public let bands: [Band]
    /// Where the table comes from.
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

    /// What the general formula says of `total`: the mean of the standards to the nearest point,
    /// ties down.
    ///
    /// Only for checking a table; a table always wins.
    public static func rating(byMeanOf total: Int, standards: Int) -> Rating {
        if 2 * total <= standards { return .inadequate }
        if 2 * total <= 3 * standards { return .requiresImprovement }
        return 2 * total <= 5 * standards ? .good : .outstanding
    }
}
