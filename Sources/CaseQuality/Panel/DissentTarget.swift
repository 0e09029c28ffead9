/// What somebody dissents from.
public enum DissentTarget: Hashable, Sendable {
    /// The current decision of the ratings panel on a standard.
    case decision(Standard.ID)
    /// The last moderation of a case.
    case moderation(CaseKey)

    /// The standard of the decision; `nil` for a moderation.
    public var standard: Standard.ID? {
        if case .decision(let id) = self { id } else { nil }
    }

    /// The moderated case; `nil` for a decision.
    public var caseKey: CaseKey? {
        if case .moderation(let key) = self { key } else { nil }
    }
}
