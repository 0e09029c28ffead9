/// What a printed percentage is the share of.
public enum PublishedFigure: Hashable, Sendable {
    /// Sufficient answers to a question.
    case question(Question.ID)
    /// Something that no question asks, such as ``MeasureKey/sufficientOversight``.
    case measure(MeasureKey)

    /// The longest place where something is printed.
    ///
    /// Unit: bytes.
    static let longestPlaceInBytes = 200
}
