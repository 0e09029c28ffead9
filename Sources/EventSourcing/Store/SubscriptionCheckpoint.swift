/// The progress of a named subscription.
public struct SubscriptionCheckpoint: Hashable, Sendable {
    /// The name of the subscription.
    public let subscription: SubscriptionName
    /// The last position that was processed.
    public let position: Position

    /// Creates a checkpoint from its fields.
    public init(subscription: SubscriptionName, position: Position) {
        self.subscription = subscription
        self.position = position
    }
}
