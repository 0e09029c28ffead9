/// A backup that was made and checked.
public struct StoreBackup: Hashable, Sendable {
    /// Where it is, as the caller named it.
    public let path: String
    /// The id of the ledger: 16 bytes.
    public let ledgerID: [UInt8]
    /// The position after which its records begin; `nil` for a whole backup.
    public let since: Position?
    /// The position of its last record.
    public let through: Position
    /// The size of the backup; for a folder, of its data file.
    ///
    /// Unit: bytes.
    public let bytes: Int
    /// The SHA-256 of the backup's file; for a folder, of its data file.
    public let digest: ContentDigest

    /// The number of records in it.
    public var events: UInt64 { through.rawValue - (since ?? .start).rawValue }

    /// Creates the description of a backup.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - ledgerID: The id of the ledger, 16 bytes.
    ///   - since: The position after which it begins; `nil` for a whole backup.
    ///   - through: The position of its last record, at least `since`.
    ///   - bytes: Its size. Unit: bytes.
    ///   - digest: The SHA-256 of its file.
    public init(
        path: String, ledgerID: [UInt8], since: Position?, through: Position, bytes: Int,
        digest: ContentDigest
    ) {
        self.path = path
        self.ledgerID = ledgerID
        self.since = since
        self.through = through
        self.bytes = bytes
        self.digest = digest
    }
}
