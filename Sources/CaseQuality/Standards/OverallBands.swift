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
    }

    /// The most points there are.
    ///
    /// Unit: points.
    public let maximum: Int
    /// The bands, from the lowest, without a gap from 0 to ``maximum``.
    public let bands: [Band]
    /// Where the table comes from.
    public let source: String

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

/// One standard that keeps the overall rating down, whatever the total.
public struct LimitingJudgement: Hashable, Sendable {
    /// The standard that limits.
    public let standard: Standard.ID
    /// The rating of it that limits.
    public let rated: Rating
    /// The overall rating it prevents.
    public let prevents: Rating
    /// The best overall rating that is left.
    public let limitsTo: Rating
    /// Where the rule comes from.
    public let source: String

    /// Whether a service that earned `overall` is limited, with `standard` rated as it is.
    public func limits(_ overall: Rating, with rating: Rating?) -> Bool {
        rating == rated && overall >= prevents
    }
}

/// When a ratings panel may use professional discretion, as a framework edition has it.
public struct DiscretionRule: Hashable, Sendable {
    /// The lowest key question is at most this far from a boundary.
    ///
    /// Unit: percentage points.
    public let withinPoints: Int
    /// At most this many judgements would change the rating.
    ///
    /// Unit: cases.
    public let casesToChange: Int
    /// The sample has at most this many cases.
    ///
    /// Unit: cases.
    public let smallSample: Int
    /// Where the rule comes from.
    public let source: String
}

/// Why a panel may consider discretion.
public enum DiscretionTrigger: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    /// The lowest key question lies near a boundary.
    case nearBoundary = 0
    /// One case judged differently would change the rating.
    case oneCase = 1
    /// The sample is small.
    case smallSample = 2

    /// The spelling in data and JSON: `"nearBoundary"`.
    public var word: String {
        switch self {
        case .nearBoundary: "nearBoundary"
        case .oneCase: "oneCase"
        case .smallSample: "smallSample"
        }
    }

    public static func < (left: DiscretionTrigger, right: DiscretionTrigger) -> Bool {
        left.rawValue < right.rawValue
    }
}
