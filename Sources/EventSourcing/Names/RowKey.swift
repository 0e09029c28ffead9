/// One entity of a projection within its stream: `"standard/2.1"`.
public struct RowKey: Name {
    public static let kind = "row key"
    public static let longestInBytes = 128
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
