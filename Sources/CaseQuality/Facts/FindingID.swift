public import EventSourcing

/// The number of a finding within its inspection: `"F2.S1"`.
public struct FindingID: Name {
    public static let kind = "finding id"
    public static let longestInBytes = 32
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
