public import EventSourcing

/// An anomaly's number within its inspection: `"A05"`.
public struct AnomalyID: Name {
    public static let kind = "anomaly id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
