public import EventSourcing

/// A key for a team, a stratum or a case manager: a code, never a person's name.
public struct GroupKey: Name {
    public static let kind = "key"
    public static let longestInBytes = 64
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
