/// One stream: all that happened to one subject, in order.
///
/// One inspection is one stream.
public struct StreamName: Name {
    public static let kind = "stream name"
    public static let longestInBytes = 200
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a text that was checked already.
    package init(accepted text: String) { rawValue = text }
}
