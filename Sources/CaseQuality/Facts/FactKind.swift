public import EventSourcing

/// A kind of recorded fact that can be corrected.
public enum FactKind: UInt8, Spelled {
    case finding = 0
    case evidence = 1
    case context = 2
    case survey = 3
    case figure = 4
    case summary = 5

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .finding: "finding"
        case .evidence: "evidence"
        case .context: "context"
        case .survey: "survey"
        case .figure: "figure"
        case .summary: "summary"
        }
    }

    /// The kind in a sentence: `"the printed figure"`.
    package var words: String {
        switch self {
        case .finding: "the finding"
        case .evidence: "the evidence"
        case .context: "the context fact"
        case .survey: "the survey result"
        case .figure: "the printed figure"
        case .summary: "the summary"
        }
    }
}
