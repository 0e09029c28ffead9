public import EventSourcing

/// The number of an anomaly within its inspection: `"A05"`.
public struct AnomalyID: Name {
    public static let kind = "anomaly id"
    public static let longestInBytes = 32
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
