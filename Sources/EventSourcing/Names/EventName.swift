/// An event's type, as it stands in the record: `"judgement-recorded"`.
public struct EventName: Name {
    public static let kind = "event name"
    public static let longestInBytes = 64
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a text that was checked already.
    package init(accepted text: String) { rawValue = text }
}
