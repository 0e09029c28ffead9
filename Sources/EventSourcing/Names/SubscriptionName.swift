/// A durable subscription's name.
public struct SubscriptionName: Name {
    public static let kind = "subscription name"
    public static let longestInBytes = 128
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue) else { return nil }
        self.rawValue = rawValue
    }
}
