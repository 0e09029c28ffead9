public import EventSourcing

/// The number of a recommendation within its inspection: `"R1"`.
public struct RecommendationID: Name {
    public static let kind = "recommendation id"
    public static let longestInBytes = 32
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
