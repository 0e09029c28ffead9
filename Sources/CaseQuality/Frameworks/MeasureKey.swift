public import EventSourcing

/// The name of a measure: `"staffing.vacancyRatePercent"`.
public struct MeasureKey: Name {
    public static let kind = "measure"
    public static let longestInBytes = 96
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}

extension MeasureKey {
    /// The share of cases with sufficient management oversight, of the relevant cases.
    public static let sufficientOversight: MeasureKey = "management-oversight.sufficient"
    /// The share of staff who rate the oversight of their own cases as very or quite good.
    public static let oversightRatedGood: MeasureKey = "management-oversight.rated-good"
}
