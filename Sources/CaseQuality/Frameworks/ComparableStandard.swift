/// A standard that another edition has in a comparable form.
///
/// Ratings of two editions are compared only where an edition says so.
public struct ComparableStandard: Hashable, Sendable {
    /// The standard of this edition.
    public let standard: Standard.ID
    /// The other edition.
    public let edition: Framework.ID
    /// The standard of the other edition.
    public let other: Standard.ID
    /// The publication that says so, or why there is none.
    public let source: RuleSource

    package init(
        standard: Standard.ID, edition: Framework.ID, other: Standard.ID, source: RuleSource
    ) {
        self.standard = standard
        self.edition = edition
        self.other = other
        self.source = source
    }
}
