public import EventSourcing

/// A recommendation's number within its inspection: `"R1"`.
public struct RecommendationID: Name {
    public static let kind = "recommendation id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
