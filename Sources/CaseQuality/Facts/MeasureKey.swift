public import EventSourcing

/// What a figure measures: `"staffing.vacancyRatePercent"`.
public struct MeasureKey: Name {
    public static let kind = "measure"
    public static let longestInBytes = 96
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}
