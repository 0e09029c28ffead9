/// An event's type, as the record stores it: `"judgement-recorded"`.
public struct EventName: Name {
    /// The kind of name, for errors.
    public static let kind = "event name"
    /// The maximum length.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestInBytes = 64
    /// The text of the name.
    public let rawValue: String

    /// Creates a name from a checked text.
    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
