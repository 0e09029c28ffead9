public import EventSourcing

/// The key of a service: `"leicestershire-yjs"`.
public struct ServiceID: Name {
    public static let kind = "service id"
    public static let longestInBytes = 64
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
