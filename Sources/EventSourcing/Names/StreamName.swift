/// One stream: all that happened to one subject, in order.
///
/// One inspection is one stream.
public struct StreamName: Name {
    public static let kind = "stream name"
    public static let longestInBytes = 200
    public let rawValue: String

    /// The ledger's own stream: no domain's, and of no projection's scope.
    public static let ledger: StreamName = "ledger"

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
