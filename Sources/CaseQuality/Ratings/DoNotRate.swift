/// Leaves a standard, or every standard of a domain, without a rating.
public struct DoNotRate: Hashable, Sendable {
    /// What is not rated.
    public enum Target: Hashable, Sendable {
        case standard(Standard.ID)
        case domain(Domain.ID)
    }

    public var target: Target
    public var why: NotRatedReason

    public init(_ target: Target, why: NotRatedReason) {
        self.target = target
        self.why = why
    }
}
