/// The name of one stream: all events of one subject, in order.
///
/// One inspection is one stream.
public struct StreamName: Name {
    /// The kind of name, for errors.
    public static let kind = "stream name"
    /// The maximum length.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestInBytes = 200
    /// The text of the name.
    public let rawValue: String

    /// The ledger's own stream, which belongs to no domain and to no projection's scope.
    public static let ledger: StreamName = "ledger"

    /// Creates a name from a checked text.
    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
