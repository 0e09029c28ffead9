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

    package init(withinPoints: Int, casesToChange: Int, smallSample: Int, source: String) {
        self.withinPoints = withinPoints
        self.casesToChange = casesToChange
        self.smallSample = smallSample
        self.source = source
    }
}
