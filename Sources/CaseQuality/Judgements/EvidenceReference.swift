public import EventSourcing

/// Where evidence is kept, outside the ledger: a key such as `"file-0412"`, never the evidence.
public struct EvidenceReference: Name {
    public static let kind = "evidence reference"
    public static let longestInBytes = 128
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue.utf8.span) else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a text that was checked already.
    init(accepted text: String) { rawValue = text }

    /// Whether a text of these bytes can be a reference.
    static func accepts(_ utf8: Span<UInt8>) -> Bool {
        !utf8.isEmpty && utf8.count <= longestInBytes && utf8.isReference
    }
}
