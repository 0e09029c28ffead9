/// The name of a durable subscription.
public struct SubscriptionName: Name {
    /// The kind of name, for errors.
    public static let kind = "subscription name"
    /// The maximum length.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestInBytes = 128
    /// The text of the name.
    public let rawValue: String

    /// Creates a name from a checked text.
    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
