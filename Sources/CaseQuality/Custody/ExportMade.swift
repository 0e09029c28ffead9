public import EventSourcing

/// Somebody exported events or answers to a file.
public struct ExportMade: CustodyEventContent {
    public static let name: EventName = "export-made"
    package static let fields: [FieldPrivacy] = [
        .value("kind"),
        .value("inspection"),
        .value("through"),
        .value("bytes"),
        .value("digest"),
        .text("path", 6, about: .staff),
    ]
    /// What was exported.
    public let kind: ExportKind
    /// The inspection of an export that has only one.
    public let inspection: StreamName?
    /// The position up to which the ledger was exported.
    public let through: Position
    /// The size of the file.
    ///
    /// Unit: bytes.
    public let bytes: Int
    /// The SHA-256 of the file.
    public let digest: ContentDigest
    /// Where it was written.
    public let path: FreeText

    /// Creates the event.
    public init(
        kind: ExportKind, inspection: StreamName?, through: Position, bytes: Int,
        digest: ContentDigest, path: FreeText
    ) {
        self.kind = kind
        self.inspection = inspection
        self.through = through
        self.bytes = bytes
        self.digest = digest
        self.path = path
    }

    package var texts: [(number: UInt8, value: FreeText)] { [(6, path)] }

    package func sentence(by actor: Agent.ID) -> String {
        let of = inspection.map { " of \($0)" } ?? ""
        return "\(actor) exported \(kind.words)\(of), up to position \(through), as \(bytes) bytes"
    }
}
