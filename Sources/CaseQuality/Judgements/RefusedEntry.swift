/// An answer of a sheet that the rules refuse.
public struct RefusedEntry: Error, Hashable, Sendable {
    /// Which entry of the sheet, from 0.
    public let index: Int
    /// What is wrong with it.
    public let refusal: Refusal
}
