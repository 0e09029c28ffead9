/// The share of sufficient cases, and the rating it earns.
public struct RatingScale: Hashable, Sendable {
    /// Where a rating begins.
    public struct Band: Hashable, Sendable {
        /// The rating.
        public let rating: Rating
        /// The lowest share that earns it.
        ///
        /// Unit: whole percent, `0...100`.
        public let fromPercent: Int
        /// What such a share is called: `"Reasonable majority"`.
        public let share: String
        /// What the rating is worth in the total, `0...3`.
        public let points: Int

        public init(rating: Rating, fromPercent: Int, share: String, points: Int) {
            self.rating = rating
            self.fromPercent = fromPercent
            self.share = share
            self.points = points
        }
    }

    /// On what the bands are read.
    public enum Basis: String, Hashable, Sendable {
        /// On the percentage rounded to a whole one, halves up.
        case rounded
        /// On the exact share.
        case exact
    }

    /// The bands, from the lowest; the first begins at 0.
    public let bands: [Band]
    /// On what the bands are read.
    public let basis: Basis
    /// The bands, the best first, without what they are called: they are read at every answer.
    private let edges: [Edge]
    /// The most points that one standard can earn.
    public let mostPoints: Int

    private struct Edge: Hashable, Sendable {
        let rating: Rating
        let fromPercent: Int
        let points: Int
    }

    public init(bands: [Band], basis: Basis) {
        let sorted = bands.sorted { $0.fromPercent < $1.fromPercent }
        self.bands = sorted
        self.basis = basis
        edges = sorted.reversed().map {
            Edge(rating: $0.rating, fromPercent: $0.fromPercent, points: $0.points)
        }
        mostPoints = bands.map(\.points).max() ?? 0
    }

    /// A share as a whole percentage: halves up, in integers.
    ///
    /// 11 of 17 is 65, although it is 64.7.
    ///
    /// - Parameters:
    ///   - count: Cases judged sufficient, `0...base`. Unit: cases.
    ///   - base: Cases in the denominator. Unit: cases.
    /// - Returns: `0...100`, or `nil` when `base` is 0: no cases, no share.
    public static func percent(_ count: Int, of base: Int) -> Int? {
        base > 0 ? (200 * count + base) / (2 * base) : nil
    }

    /// The rating that a share of sufficient cases earns on this scale.
    ///
    /// - Parameters:
    ///   - sufficient: Cases judged sufficient, `0...assessed`. Unit: cases.
    ///   - assessed: Cases in the denominator. Unit: cases.
    /// - Returns: The best rating whose edge the share reaches, or `nil` when nothing was assessed:
    ///   no cases, no rating, and never 0 %.
    /// - Complexity: O(ratings), which is O(1).
    public func rating(sufficient: Int, of assessed: Int) -> Rating? {
        rating(sufficient: sufficient, of: assessed, on: basis)
    }

    /// The rating that a printed whole percentage earns.
    public func rating(percent: Int) -> Rating? {
        edges.first { percent >= $0.fromPercent }?.rating
    }

    /// How far a percentage is from the nearest edge between two bands; `nil` on a scale of one band.
    ///
    /// Unit: percentage points.
    public func pointsToEdge(from percent: Int) -> Int? {
        edges.dropLast().map { abs($0.fromPercent - percent) }.min()
    }

    /// Whether rounding lifts this share into a better band than the exact share has.
    public func isRoundingSensitive(sufficient: Int, of assessed: Int) -> Bool {
        rating(sufficient: sufficient, of: assessed, on: .rounded)
            != rating(sufficient: sufficient, of: assessed, on: .exact)
    }

    /// The fewest sufficient cases of `assessed` that earn `rating`, or `nil` when none does.
    public func need(for rating: Rating, of assessed: Int) -> Int? {
        guard assessed > 0 else { return nil }
        return (0...assessed).first {
            (self.rating(sufficient: $0, of: assessed) ?? .inadequate) >= rating
        }
    }

    /// How many more sufficient cases reach the next better band; `nil` in the best band.
    public func casesUp(sufficient: Int, of assessed: Int) -> Int? {
        guard let now = rating(sufficient: sufficient, of: assessed) else { return nil }
        return (sufficient...assessed).first {
            (rating(sufficient: $0, of: assessed) ?? now) > now
        }.map { $0 - sufficient }
    }

    /// How many fewer sufficient cases fall into the next lower band; `nil` in the lowest.
    public func casesDown(sufficient: Int, of assessed: Int) -> Int? {
        guard let now = rating(sufficient: sufficient, of: assessed) else { return nil }
        return (0...sufficient).last {
            (rating(sufficient: $0, of: assessed) ?? now) < now
        }.map { sufficient - $0 }
    }

    /// What a rating is worth in the total.
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
