/// The subject of a printed percentage.
public enum PublishedFigure: Hashable, Sendable {
    /// The share of sufficient answers to a question.
    case question(Question.ID)
    /// A share outside the questions, such as ``MeasureKey/sufficientOversight``.
    case measure(MeasureKey)
}

extension PublishedFigure: CustomStringConvertible {
    /// The number of the question, or the name of the measure.
    public var description: String {
        switch self {
        case .question(let id): id.rawValue
        case .measure(let key): key.rawValue
        }
    }
}
