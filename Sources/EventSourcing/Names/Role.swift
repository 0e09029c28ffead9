/// The function in which someone acted: `"inspector"`, `"panel chair"`.
public struct Role: Name {
    public static let kind = "role"
    public static let longestInBytes = 64
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a text that was checked already.
    package init(accepted text: String) { rawValue = text }
}
