/// The function in which someone acted: `"inspector"`, `"panel chair"`.
public struct Role: Name {
    public static let kind = "role"
    public static let longestInBytes = 64
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
