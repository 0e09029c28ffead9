/// One stream: all that happened to one subject, in order.
///
/// One inspection is one stream.
public struct StreamName: Name {
    public static let kind = "stream name"
    public static let longestInBytes = 200
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
