public import EventSourcing

/// The name of a measure: `"staffing.vacancyRatePercent"`.
public struct MeasureKey: Name {
    public static let kind = "measure"
    public static let longestInBytes = 96
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
