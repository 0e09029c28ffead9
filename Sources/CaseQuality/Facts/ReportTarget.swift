/// The subject of a finding, a piece of evidence or a fact.
public enum ReportTarget: Hashable, Sendable {
    /// The inspection as a whole.
    case inspection
    case domain(Domain.ID)
    case standard(Standard.ID)
    case question(Question.ID)
}

extension ReportTarget: CustomStringConvertible {
    /// The target as a tag value: `"inspection"`, `"domain 2"`, `"standard 2.1"`, `"question
    /// 2.1.3"`.
    public var description: String {
        switch self {
        case .inspection: "inspection"
        case .domain(let id): "domain \(id)"
        case .standard(let id): "standard \(id)"
        case .question(let id): "question \(id)"
        }
    }
}

extension ReportTarget {
    /// The target in a sentence: `"the inspection"`, `"standard 2.1"`.
    var words: String { self == .inspection ? "the inspection" : description }

    /// The tags of a fact about the target; none for the inspection as a whole.
    var tags: TagValues { self == .inspection ? [:] : [.about: description] }
}

extension Inspection {
    /// Checks that the edition has the target.
    func check(_ target: ReportTarget, in framework: Framework) throws(Refusal) {
        switch target {
        case .inspection: break
        case .domain(let id): _ = try domain(id, in: framework)
        case .standard(let id): _ = try standard(id, in: framework)
        case .question(let id): _ = try question(id, in: framework)
        }
    }
}
