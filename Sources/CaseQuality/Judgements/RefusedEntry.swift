/// An entry of a sheet of answers or of second judgements that the rules refuse.
public struct RefusedEntry: Error, Hashable, Sendable {
    /// The index of the entry in the sheet, from 0.
    public let index: Int
    /// The reason for the refusal.
    public let refusal: Refusal
}
