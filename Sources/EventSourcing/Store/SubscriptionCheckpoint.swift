/// Where a named subscription stands.
public struct SubscriptionCheckpoint: Hashable, Sendable {
    /// Whose.
    public let subscription: SubscriptionName
    /// The last position it has dealt with.
    public let position: Position

    public init(subscription: SubscriptionName, position: Position) {
        self.subscription = subscription
        self.position = position
    }
}
