public import EventSourcing

/// Where evidence is kept, outside the ledger: a key such as `"file-0412"`, never the evidence.
public struct EvidenceReference: Name {
    public static let kind = "evidence reference"
    public static let longestInBytes = 128
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}
