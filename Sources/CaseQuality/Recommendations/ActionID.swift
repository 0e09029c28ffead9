public import EventSourcing

/// The number of an action within the plan for a recommendation: `"A1"`.
public struct ActionID: Name {
    public static let kind = "action id"
    public static let longestInBytes = 32
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
