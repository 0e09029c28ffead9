public import EventSourcing

/// Somebody made a backup of the ledger.
public struct BackupMade: CustodyEventContent {
    public static let name: EventName = "backup-made"
    package static let fields: [FieldPrivacy] = [
        .value("since"),
        .value("through"),
        .value("bytes"),
        .value("digest"),
        .text("path", 5, about: .staff),
    ]
    /// The position after which an increment begins; `nil` for a whole backup.
    public let since: Position?
    /// The last position in the backup.
    public let through: Position
    /// Its size.
    ///
    /// Unit: bytes.
    public let bytes: Int
    /// The SHA-256 of its file.
    public let digest: ContentDigest
    /// Where it was made.
    public let path: FreeText

    /// Creates the event.
    public init(
        since: Position?, through: Position, bytes: Int, digest: ContentDigest, path: FreeText
    ) {
        self.since = since
        self.through = through
        self.bytes = bytes
        self.digest = digest
        self.path = path
    }

    package var texts: [(number: UInt8, value: FreeText)] { [(5, path)] }

    package func sentence(by actor: Agent.ID) -> String {
        let what = since.map { "an increment after position \($0)" } ?? "a whole backup"
        return "\(actor) made \(what), up to position \(through), of \(bytes) bytes"
    }
}
