public import CaseLedger

/// The result of making a backup.
public struct MadeBackup: Sendable {
    /// The backup.
    public let backup: StoreBackup

    /// Creates the result.
    public init(_ backup: StoreBackup) { self.backup = backup }

    /// The result in words.
    public var sentence: String {
        let what =
            backup.since.map {
                $0 == backup.through
                    ? "Made an increment after position \($0), with no record,"
                    : "Made an increment of positions \($0.next) to \(backup.through)"
            } ?? "Made a whole backup up to position \(backup.through)"
        return "\(what) at \(backup.path), \(backup.bytes) bytes, and verified it. SHA-256: "
            + "\(backup.digest)."
    }
}

extension MadeBackup: JSONMapped {
    public static let jsonMapping = JSONMapping<MadeBackup>(
        "MadeBackup", "A backup that was made and verified.",
        JSONField("path", "Where it is.") { $0.backup.path },
        JSONField("ledger", "The id of the ledger, in hexadecimal digits.") {
            $0.backup.ledgerID.hexadecimal
        },
        JSONField("since", "The position after which it begins; null for a whole backup.") {
            $0.backup.since
        },
        JSONField("through", "Its last position.") { $0.backup.through },
        JSONField("events", "How many events it has.") { Int(clamping: $0.backup.events) },
        JSONField("bytes", "The size of its file in bytes.") { $0.backup.bytes },
        JSONField("digest", "The SHA-256 of its file: data.mdb of a whole backup.") {
            $0.backup.digest
        })
}
