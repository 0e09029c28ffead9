/// What a finding, a piece of evidence or a fact is about.
public enum ReportTarget: Hashable, Sendable {
    /// The inspection as a whole.
    case inspection
    case domain(Domain.ID)
    case standard(Standard.ID)
    case question(Question.ID)
}

extension ReportTarget: CustomStringConvertible {
    /// `"inspection"`, `"domain 2"`, `"standard 2.1"`, `"question 2.1.3"`.
    public var description: String {
        switch self {
        case .inspection: "inspection"
        case .domain(let id): "domain \(id)"
        case .standard(let id): "standard \(id)"
        case .question(let id): "question \(id)"
        }
    }
}
