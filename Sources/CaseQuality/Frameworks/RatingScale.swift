/// The scale from a share of sufficient cases to a rating, and from a rating to points.
public struct RatingScale: Hashable, Sendable {
    /// A rating and the lowest share that earns it.
    public struct Band: Hashable, Sendable {
        /// The rating.
        public let rating: Rating
        /// The lowest share that earns it.
        ///
        /// Unit: whole percent, `0...100`.
        public let fromPercent: Int
        /// The name of a share in this band: `"Reasonable majority"`.
        public let share: String
        /// The points of the rating in the total, `0...3`.
        public let points: Int

        /// Creates a band from its parts.
        public init(rating: Rating, fromPercent: Int, share: String, points: Int) {
            self.rating = rating
            self.fromPercent = fromPercent
            self.share = share
            self.points = points
        }
    }

    /// The precision at which a share is compared with the bands.
    public enum Basis: String, Hashable, Sendable {
        /// The percentage rounded to a whole number, halves up.
        case rounded
        /// The exact share.
        case exact
    }

    /// The bands, from the lowest; the first begins at 0.
    public let bands: [Band]
    /// The precision at which a share is compared with the bands.
    public let basis: Basis
    /// The bands without their names, the best first: a fold reads them at every answer.
    private let edges: [Edge]
    /// The largest number of points that one standard can earn.
    public let mostPoints: Int

    private struct Edge: Hashable, Sendable {
        let rating: Rating
        let fromPercent: Int
        let points: Int
    }

    /// Creates a scale.
    ///
    /// - Parameters:
    ///   - bands: The bands in any order; the lowest begins at 0.
    ///   - basis: The precision at which a share is compared with them.
    public init(bands: [Band], basis: Basis) {
        let sorted = bands.sorted { $0.fromPercent < $1.fromPercent }
        self.bands = sorted
        self.basis = basis
        edges = sorted.reversed().map {
            Edge(rating: $0.rating, fromPercent: $0.fromPercent, points: $0.points)
        }
        mostPoints = bands.map(\.points).max() ?? 0
    }

    /// Converts a share to a whole percentage in integer arithmetic, halves up.
    ///
    /// 11 of 17 is 64.7 %, and gives 65.
    ///
    /// - Parameters:
    ///   - count: Cases judged sufficient, `0...base`. Unit: cases.
    ///   - base: Cases in the denominator. Unit: cases.
    /// - Returns: `0...100`, or `nil` when `base` is 0.
    public static func percent(_ count: Int, of base: Int) -> Int? {
        base > 0 ? (200 * count + base) / (2 * base) : nil
    }

    /// The rating that a share of sufficient cases earns on this scale.
    ///
    /// - Parameters:
    ///   - sufficient: Cases judged sufficient, `0...assessed`. Unit: cases.
    ///   - assessed: Cases in the denominator. Unit: cases.
    /// - Returns: The best rating whose lowest share is reached. `nil` when `assessed` is 0:
    ///   a share and a rating need at least one case.
    /// - Complexity: O(ratings), which is O(1).
    public func rating(sufficient: Int, of assessed: Int) -> Rating? {
        rating(sufficient: sufficient, of: assessed, on: basis)
    }

    /// The rating that a printed whole percentage earns.
    public func rating(percent: Int) -> Rating? {
        edges.first { percent >= $0.fromPercent }?.rating
    }

    /// The distance of a percentage from the nearest boundary between two bands.
    ///
    /// Unit: percentage points. `nil` on a scale of one band.
    public func pointsToEdge(from percent: Int) -> Int? {
        edges.dropLast().map { abs($0.fromPercent - percent) }.min()
    }

    /// Whether rounding lifts the share into a better band than the exact share earns.
    public func isRoundingSensitive(sufficient: Int, of assessed: Int) -> Bool {
        rating(sufficient: sufficient, of: assessed, on: .rounded)
            != rating(sufficient: sufficient, of: assessed, on: .exact)
    }

    /// The fewest sufficient cases of `assessed` that earn `rating`.
    ///
    /// - Returns: `nil` when no count earns it.
    public func need(for rating: Rating, of assessed: Int) -> Int? {
        guard assessed > 0 else { return nil }
        return (0...assessed).first {
            (self.rating(sufficient: $0, of: assessed) ?? .inadequate) >= rating
        }
    }

    /// The number of further sufficient cases for the next better band; `nil` in the best.
    public func casesUp(sufficient: Int, of assessed: Int) -> Int? {
        guard let now = rating(sufficient: sufficient, of: assessed) else { return nil }
        return (sufficient...assessed).first {
            (rating(sufficient: $0, of: assessed) ?? now) > now
        }.map { $0 - sufficient }
    }

    /// The number of sufficient cases to lose for the next lower band; `nil` in the lowest.
    public func casesDown(sufficient: Int, of assessed: Int) -> Int? {
        guard let now = rating(sufficient: sufficient, of: assessed) else { return nil }
        return (0...sufficient).last {
            (rating(sufficient: $0, of: assessed) ?? now) < now
        }.map { sufficient - $0 }
    }

    /// The points of a rating in the total.
    public func points(for rating: Rating) -> Int {
        edges.last { $0.rating == rating }?.points ?? 0
    }

    private func rating(sufficient: Int, of assessed: Int, on basis: Basis) -> Rating? {
        guard let percent = Self.percent(sufficient, of: assessed) else { return nil }
        switch basis {
        case .rounded: return rating(percent: percent)
        case .exact: return edges.first { 100 * sufficient >= $0.fromPercent * assessed }?.rating
        }
    }
}
