/// An event's type, as it stands in the record: `"judgement-recorded"`.
public struct EventName: Name {
    public static let kind = "event name"
    public static let longestInBytes = 64
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
