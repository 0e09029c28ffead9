public import EventSourcing

/// A service's key: `"leicestershire-yjs"`.
public struct ServiceID: Name {
    public static let kind = "service id"
    public static let longestInBytes = 64
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
