public import EventSourcing

/// The rating of the service as a whole.
public struct OverallRating: Hashable, Sendable {
    /// How the rating of the service is known.
    public enum State: UInt8, Spelled {
        /// Every standard is rated or left unrated, so the rating follows from the standards.
        case complete = 0
        /// A standard has no rating yet: the total counts the standards so far.
        case provisional = 1
        /// The rating or the total stands as a report printed it.
        ///
        /// The ratings of some standards are not known, so nothing is computed from them; or the
        /// edition has no bands for the maximum.
        case published = 2
        /// The ratings of some standards are not known, and no report prints the total.
        case notKnown = 3

        /// The spelling in data and JSON.
        public var description: String {
            switch self {
            case .complete: "complete"
            case .provisional: "provisional"
            case .published: "published"
            case .notKnown: "notKnown"
            }
        }
    }

    /// How the rating is known.
    public let state: State
    /// The points of the rated core standards, or the printed total; `nil` if not known.
    public let total: Int?
    /// The largest possible total of the core standards, or the printed one; `nil` if not known.
    ///
    /// Standards left unrated do not count.
    public let maximum: Int?
    /// Whether the edition has no bands for this maximum.
    public let hasNoBandTable: Bool
    /// The rating that the total earns before limiting; `nil` until complete, and if not known.
    public let beforeLimiting: Rating?
    /// The effective rating; `nil` until complete, and if not known.
    public let rating: Rating?
    /// The standard whose rating limits the overall rating, if any.
    public let limitedBy: Standard.ID?
    /// Whether a challenge to the rating of the service is open.
    public private(set) var isDisputed: Bool
    /// The joined origin of the inputs.
    public let origin: Origin

    package init(
        _ state: State, total: Int?, maximum: Int?, hasNoBandTable: Bool = false,
        beforeLimiting: Rating? = nil, rating: Rating? = nil, limitedBy: Standard.ID? = nil,
        isDisputed: Bool = false, origin: Origin
    ) {
        self.state = state
        self.total = total
        self.maximum = maximum
        self.hasNoBandTable = hasNoBandTable
        self.beforeLimiting = beforeLimiting
        self.rating = rating
        self.limitedBy = limitedBy
        self.isDisputed = isDisputed
        self.origin = origin
    }

    /// The same rating, disputed or not.
    func disputed(_ isDisputed: Bool) -> OverallRating {
        var rating = self
        rating.isDisputed = isDisputed
        return rating
    }

    /// Whether every standard is rated or left unrated.
    public var isComplete: Bool { state == .complete }

    /// Whether the total is the sum of the standards' points.
    package var isFromStandards: Bool { state == .complete || state == .provisional }

    /// The points in words: `"11 of 36 points"`, `"total not known"`.
    public var pointsWords: String { Self.words(total: total, of: maximum) }

    static func words(total: Int?, of maximum: Int?) -> String {
        guard let total else { return "total not known" }
        return maximum.map { "\(total) of \($0) points" } ?? total.counted("point")
    }
}
