/// The conditions under which a panel may use professional discretion, by edition.
public struct DiscretionRule: Hashable, Sendable {
    /// The largest distance of the lowest key question from a band boundary.
    ///
    /// Unit: percentage points.
    public let withinPoints: Int
    /// The largest number of judgements whose change would change the rating.
    ///
    /// Unit: cases.
    public let casesToChange: Int
    /// The largest sample that counts as small.
    ///
    /// Unit: cases.
    public let smallSample: Int
    /// The publication that the rule comes from.
    public let source: String

    package init(withinPoints: Int, casesToChange: Int, smallSample: Int, source: String) {
        self.withinPoints = withinPoints
        self.casesToChange = casesToChange
        self.smallSample = smallSample
        self.source = source
    }
}
