public import EventSourcing

/// A finding's number within its inspection: `"F2.S1"`.
public struct FindingID: Name {
    public static let kind = "finding id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
