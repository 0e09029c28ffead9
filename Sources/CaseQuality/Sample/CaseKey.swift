public import EventSourcing

/// The pseudonym of a case: 1 to 48 letters, digits, dots, dashes and underscores.
///
/// A key is never a name or a date. A text without a digit, or with a date in it, is not a valid
/// key.
public struct CaseKey: Name {
    public static let kind = "case key"
    public static let longestInBytes = 48
    public static let form = NameForm.pseudonym
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
