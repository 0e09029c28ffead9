/// Corrects a published rating by a publication; the command's reason says why.
public struct CorrectReport: Hashable, Sendable {
    public var standard: Standard.ID
    public var to: Rating

    public init(standard: Standard.ID, to: Rating) {
        self.standard = standard
        self.to = to
    }
}
