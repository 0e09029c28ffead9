public import EventSourcing

/// The name of a text that can be erased: `"command.reason"`, `"actions.what[2]"`.
public struct TextName: Name {
    public static let kind = "text name"
    public static let longestInBytes = 100
    public static let form = NameForm.printable
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
