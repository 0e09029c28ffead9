internal import EventSourcing

// Words for the sentences of events.

extension Answer {
    /// The answer as a judgement: `"sufficient"`, `"not sufficient"`, `"not applicable"`.
    var words: String {
        switch self {
        case .yes: "sufficient"
        case .no: "not sufficient"
        case .notApplicable: "not applicable"
        case .notOnFile: "not sufficient: information not on file"
        }
    }
}
