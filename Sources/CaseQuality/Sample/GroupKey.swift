public import EventSourcing

/// The key of a team, a stratum or a case manager: a code, never a person's name.
public struct GroupKey: Name {
    public static let kind = "key"
    public static let longestInBytes = 64
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
