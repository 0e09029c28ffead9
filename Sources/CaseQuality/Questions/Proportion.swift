/// A share of cases, and its confidence interval.
public struct Proportion: Hashable, Sendable {
    /// The counted cases, `0...base`.
    public let count: Int
    /// The cases that the share refers to; at least 1.
    public let base: Int

    /// Creates a share.
    ///
    /// - Returns: `nil` when `base` is below 1, or `count` is outside `0...base`.
    public init?(_ count: Int, of base: Int) {
        guard base > 0, (0...base).contains(count) else { return nil }
        self.count = count
        self.base = base
    }

    /// The share.
    ///
    /// Unit: a fraction of one.
    public var share: Double { Double(count) / Double(base) }

    /// The share as a whole percentage, halves up.
    public var percent: Int { RatingScale.percent(count, of: base) ?? 0 }

    /// The normal deviate of a confidence level: 1.959964 for 95 %, 1.281552 for 80 %.
    public enum Confidence: Double, Hashable, Sendable {
        case ninetyFive = 1.959964
        case eighty = 1.281552
    }

    /// The confidence interval of the share, by Wilson's score.
    ///
    /// - Parameters:
    ///   - confidence: The confidence level.
    ///   - population: The number of cases in the population, if known. A sample of most of the
    ///     population has a narrower interval. Unit: cases.
    /// - Returns: Fractions of one within `0...1`; `nil` when the sample is the whole population.
    ///
    /// Source: E. B. Wilson, 1927.
    public func interval(
        _ confidence: Confidence = .ninetyFive, population: Int? = nil
    ) -> ClosedRange<Double>? {
        var size = Double(base)
        if let population {
            guard population > base else { return nil }
            size *= Double(population - 1) / Double(population - base)
        }
        let z = confidence.rawValue
        let p = share
        let middle = p + z * z / (2 * size)
        let half = z * (p * (1 - p) / size + z * z / (4 * size * size)).squareRoot()
        let scale = 1 + z * z / size
        let low = count == 0 ? 0 : max(0, (middle - half) / scale)
        let high = count == base ? 1 : min(1, (middle + half) / scale)
        return low...high
    }
}

/// The difference between two shares, and its confidence interval.
public struct ProportionDifference: Hashable, Sendable {
    /// The share from which the other one is subtracted.
    public let first: Proportion
    /// The share that is subtracted.
    public let second: Proportion

    /// Creates the difference of two shares.
    public init(_ first: Proportion, minus second: Proportion) {
        self.first = first
        self.second = second
    }

    /// The difference of the shares.
    ///
    /// Unit: a fraction of one; negative when the second share is larger.
    public var difference: Double { first.share - second.share }

    /// The confidence interval of the difference, by Newcombe's hybrid score.
    ///
    /// Source: R. G. Newcombe, 1998, method 10.
    public func interval(_ confidence: Proportion.Confidence = .ninetyFive) -> ClosedRange<Double> {
        let one = first.interval(confidence) ?? first.share...first.share
        let other = second.interval(confidence) ?? second.share...second.share
        func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        let below = length(first.share - one.lowerBound, other.upperBound - second.share)
        let above = length(one.upperBound - first.share, second.share - other.lowerBound)
        return (difference - below)...(difference + above)
    }
}
