public import EventSourcing

/// What a retention hold covers.
public enum HoldSubject: Hashable, Sendable {
    /// Every event of the inspection.
    case inspection
    /// Every event about a case.
    case sampled(CaseKey)
    /// One event, with its command.
    case event(Position)

    /// The case; `nil` for another subject.
    package var caseKey: CaseKey? {
        if case .sampled(let key) = self { key } else { nil }
    }

    /// The position of the event; `nil` for another subject.
    package var position: Position? {
        if case .event(let position) = self { position } else { nil }
    }

    /// The subject in a sentence: `"case court-07"`.
    package var words: String {
        switch self {
        case .inspection: "the whole inspection"
        case .sampled(let key): "case \(key)"
        case .event(let position): "the event at position \(position)"
        }
    }
}
