/// What an audit is asked about.
public enum AuditTarget: Hashable, Sendable, CustomStringConvertible {
    /// The rating of a standard.
    case standard(Standard.ID)
    /// The answers to a question, case by case.
    case question(Question.ID)
    /// The rating of the service.
    case overall

    /// Reads `overall`, a standard's number or a question's number.
    ///
    /// - Returns: `nil` when the edition has nothing of that name.
    public init?(_ text: String, in framework: Framework) {
        if text == "overall" {
            self = .overall
        } else if let id = Standard.ID(rawValue: text), framework.standard(id) != nil {
            self = .standard(id)
        } else if let id = Question.ID(rawValue: text), framework.question(id) != nil {
            self = .question(id)
        } else {
            return nil
        }
    }

    /// `"2.1"`, `"2.1.3"`, `"overall"`.
    public var description: String {
        switch self {
        case .standard(let id): id.rawValue
        case .question(let id): id.rawValue
        case .overall: "overall"
        }
    }
}
