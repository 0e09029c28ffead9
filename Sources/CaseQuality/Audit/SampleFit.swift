/// How well the strata of a sample fit the strata of its population.
public struct SampleFit: Hashable, Sendable {
    /// The largest difference between the share of a stratum in the sample and in the population.
    ///
    /// Unit: percentage points, rounded to tenths.
    public let maxGap: ReportedNumber
    /// Half the sum of these differences: the share of the sample in the wrong stratum.
    ///
    /// Unit: percentage points, rounded to tenths.
    public let distance: ReportedNumber

    /// A stratum with its cases.
    public struct Stratum: Hashable, Sendable {
        /// The eligible cases of the stratum.
        ///
        /// Unit: cases.
        public let population: Int
        /// The cases of the sample from the stratum.
        ///
        /// Unit: cases.
        public let drawn: Int

        /// Creates a stratum.
        public init(population: Int, drawn: Int) {
            self.population = population
            self.drawn = drawn
        }
    }

    /// Compares a sample with its population.
    ///
    /// It is `nil` without a case in the sample or in the population, and for negative counts.
    ///
    /// - Parameter strata: Every stratum of the population, also those without a drawn case.
    public init?(of strata: [Stratum]) {
        let population = strata.reduce(0) { $0 + $1.population }
        let drawn = strata.reduce(0) { $0 + $1.drawn }
        guard population > 0, drawn > 0,
            strata.allSatisfy({ $0.population >= 0 && $0.drawn >= 0 })
        else { return nil }
        let gaps = strata.map {
            abs(Double($0.drawn) / Double(drawn) - Double($0.population) / Double(population))
        }
        maxGap = Self.points(gaps.max() ?? 0)
        distance = Self.points(gaps.reduce(0, +) / 2)
    }

    /// A share as percentage points, rounded to tenths.
    private static func points(_ share: Double) -> ReportedNumber {
        let tenths = Int64((share * 1_000).rounded())
        return ReportedNumber(digits: tenths, decimals: 1) ?? ReportedNumber(Int(tenths / 10))
    }
}
