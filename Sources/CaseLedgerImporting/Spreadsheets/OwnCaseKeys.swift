/// What an import does with keys of cases that are not made keys.
///
/// A made key has a word of the edition, or up to four letters, and up to four digits: `court-07`.
/// A key with a date or with a number of another system is refused in any case.
public enum OwnCaseKeys: Hashable, Sendable {
    /// They are refused.
    case refused
    /// Made keys replace them: those of the list, and new ones for keys that it has not.
    case replaced(MadeCaseKeys)
    /// They are kept, if the edition lets an inspection of this kind keep them.
    case kept

    /// The list of made keys; `nil` if none are used.
    var list: MadeCaseKeys? {
        if case .replaced(let list) = self { list } else { nil }
    }
}
