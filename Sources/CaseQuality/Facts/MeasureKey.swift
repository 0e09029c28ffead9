public import EventSourcing

/// What a figure measures: `"staffing.vacancyRatePercent"`.
public struct MeasureKey: Name {
    public static let kind = "measure"
    public static let longestInBytes = 96
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
