/// What a command asks for, as its digest knows it: `"record-judgements"`.
public struct CommandName: Name {
    public static let kind = "command name"
    public static let longestInBytes = 64
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
