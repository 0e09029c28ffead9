public import EventSourcing

/// The pseudonym of one case: letters, digits, dots, dashes and underscores, 1 to 48 of them.
///
/// Never a name and never a date: what has no digit, or a date anywhere in it, is refused.
public struct CaseKey: Name {
    public static let kind = "case key"
    public static let longestInBytes = 48
    public static let form = NameForm.pseudonym
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
