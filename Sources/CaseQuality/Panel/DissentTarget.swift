/// What somebody dissents from.
public enum DissentTarget: Hashable, Sendable {
    /// The current decision of the ratings panel on a standard.
    case decision(Standard.ID)
    /// The last moderation of a case.
    case moderation(CaseKey)

    /// What it is, in words: `"the panel decision on 2.1"`.
    var words: String {
        switch self {
        case .decision(let id): "the panel decision on \(id)"
        case .moderation(let key): "the moderation of \(key)"
        }
    }

    /// The standard of the decision; `nil` for a moderation.
    public var standard: Standard.ID? {
        if case .decision(let id) = self { id } else { nil }
    }

    /// The moderated case; `nil` for a decision.
    public var caseKey: CaseKey? {
        if case .moderation(let key) = self { key } else { nil }
    }
}
