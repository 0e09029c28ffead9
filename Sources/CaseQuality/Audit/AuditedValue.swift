/// A value that an audit compares, before or after a change.
public enum AuditedValue: Hashable, Sendable, CustomStringConvertible {
    /// A rating of a standard or of the service.
    case rating(Rating)
    /// The answer to a question in one case.
    case answer(Answer)
    /// A printed percentage. Unit: whole percent.
    case percent(Int)

    /// The spelling in data and JSON: `"requiresImprovement"`, `"yes"`, `"46%"`.
    public var description: String {
        switch self {
        case .rating(let rating): rating.description
        case .answer(let answer): answer.description
        case .percent(let percent): "\(percent)%"
        }
    }

    /// The value in a table: `"Requires improvement"`, `"yes"`, `"46%"`.
    public var label: String {
        if case .rating(let rating) = self { rating.label } else { description }
    }
}
