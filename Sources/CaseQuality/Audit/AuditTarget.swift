/// The subject of an audit.
public enum AuditTarget: Hashable, Sendable, CustomStringConvertible {
    /// The rating of a standard.
    case standard(Standard.ID)
    /// The answers to a question, case by case.
    case question(Question.ID)
    /// The rating of the service.
    case overall

    /// Reads `overall`, the number of a standard or the number of a question.
    ///
    /// - Returns: `nil` when the edition has no standard or question of that number.
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

    /// The spelling that ``AuditTarget/init(_:in:)`` reads: `"2.1"`, `"2.1.3"`, `"overall"`.
    public var description: String {
        switch self {
        case .standard(let id): id.rawValue
        case .question(let id): id.rawValue
        case .overall: "overall"
        }
    }
}
