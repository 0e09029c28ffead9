/// The subject of a printed percentage.
public enum PublishedFigure: Hashable, Sendable {
    /// The share of sufficient answers to a question.
    case question(Question.ID)
    /// A share outside the questions, such as ``MeasureKey/sufficientOversight``.
    case measure(MeasureKey)

    /// The longest description of a printed place.
    ///
    /// Unit: UTF-8 bytes.
    static let longestPlaceInBytes = 200
}
