public import EventSourcing

/// The id of a challenge within its inspection: `"C1"`.
public struct ChallengeID: Name {
    public static let kind = "challenge id"
    public static let longestInBytes = 16
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
