/// The margin of error of a share that a sample of a known population gives.
///
/// It is that of a share of one half, which has the widest margin: z sqrt(0.25/n (P-n)/(P-1)).
public struct SampleMargin: Hashable, Sendable {
    /// The margin on each side of a share.
    ///
    /// Unit: percentage points, rounded to tenths.
    public let points: ReportedNumber
    /// The confidence level.
    ///
    /// Unit: whole percent.
    public let confidencePercent: Int

    /// The confidence level where a plan states none: that of the inspectorate's court samples.
    ///
    /// Unit: whole percent.
    public static let usualConfidencePercent = 80

    /// The normal deviates of the usual confidence levels.
    private static let deviates = [80: 1.281552, 90: 1.644854, 95: 1.959964, 99: 2.575829]

    /// Computes the margin of a sample.
    ///
    /// It is `nil` if the population is not known or is smaller than the sample, if there is no
    /// case, and for a level other than 80, 90, 95 and 99 percent.
    ///
    /// - Parameters:
    ///   - cases: The cases of the sample. Unit: cases.
    ///   - population: The eligible cases, if known. Unit: cases.
    ///   - confidencePercent: The confidence level; 80 if the plan states none. Unit: percent.
    public init?(cases: Int, of population: Int?, confidencePercent: Int?) {
        let level = confidencePercent ?? Self.usualConfidencePercent
        guard let population, let deviate = Self.deviates[level], cases >= 1, population >= cases
        else { return nil }
        self.confidencePercent = level
        let (size, all) = (Double(cases), Double(population))
        let part = population > 1 ? (all - size) / (all - 1) : 0
        let margin = deviate * (0.25 / size * part).squareRoot()
        let tenths = Int64((margin * 1_000).rounded())
        points = ReportedNumber(digits: tenths, decimals: 1) ?? ReportedNumber(Int(tenths / 10))
    }

    /// The margin in words: `"5.0 points at 80% confidence"`.
    package var words: String { "\(points) points at \(confidencePercent)% confidence" }
}
