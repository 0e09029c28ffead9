public import EventSourcing

/// A reference to evidence that is kept outside the ledger: `"file-0412"`.
///
/// It is a key and never the evidence itself.
public struct EvidenceReference: Name {
    public static let kind = "evidence reference"
    public static let longestInBytes = 128
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
