/// A projection's name: it names the rows and the watermark.
public struct ProjectionName: Name {
    public static let kind = "projection name"
    public static let longestInBytes = 64
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
