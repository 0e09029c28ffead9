/// A durable subscription's name.
public struct SubscriptionName: Name {
    public static let kind = "subscription name"
    public static let longestInBytes = 128
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
