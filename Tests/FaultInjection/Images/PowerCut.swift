/// A power cut after a number of operations, with the choice of what reached the disk.
///
/// The choice is among what was not synced. The same seed gives the same image.
public struct PowerCut: Sendable {
    /// How many operations of the recording happened.
    public let operations: Int
    /// What the choice is drawn from.
    public let seed: UInt64

    public init(after operations: Int, seed: UInt64) {
        self.operations = operations
        self.seed = seed
    }

    /// How what was not synced is chosen.
    enum Style: CaseIterable {
        /// Nothing of it reached the disk.
        case nothing
        /// All of it did.
        case everything
        /// Any subset of pages, each in any of its versions.
        case pages
        /// The same, and pages may be torn between two versions at any sector.
        case torn
        /// All but one page.
        case allButOne
        /// Only one page.
        case onlyOne
    }
}
