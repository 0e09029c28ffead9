public import EventSourcing

/// What is sent to somebody before the publication.
public enum DraftKind: UInt8, Spelled {
    /// The draft, which the service checks for factual accuracy.
    case draft = 0
    /// A copy of the final report, not to be passed on before the publication.
    case embargoedCopy = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .draft: "draft"
        case .embargoedCopy: "embargoedCopy"
        }
    }

    /// The kind in a sentence: `"the draft of the report"`.
    package var words: String {
        switch self {
        case .draft: "the draft of the report"
        case .embargoedCopy: "an embargoed copy of the report"
        }
    }
}
