public import EventSourcing

/// An action's number within the plan for a recommendation: `"A1"`.
public struct ActionID: Name {
    public static let kind = "action id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
