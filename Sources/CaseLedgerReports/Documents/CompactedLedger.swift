public import CaseLedger

/// The result of compacting a ledger.
public struct CompactedLedger: Sendable {
    /// The ledger's folder.
    public let path: String
    /// The sizes before and after.
    public let compaction: StoreCompaction

    /// Creates the result.
    public init(path: String, _ compaction: StoreCompaction) {
        self.path = path
        self.compaction = compaction
    }

    /// The result in words.
    public var sentence: String {
        "Compacted \(path) from \(compaction.bytesBefore) to \(compaction.bytesAfter) bytes, and "
            + "verified it up to position \(compaction.through). No byte of an erased text is left "
            + "in the file."
    }
}

extension CompactedLedger: JSONMapped {
    public static let jsonMapping = JSONMapping<CompactedLedger>(
        "CompactedLedger", "A ledger whose file was compacted and verified.",
        JSONField("path", "Its folder.") { $0.path },
        JSONField("through", "Its last position.") { $0.compaction.through },
        JSONField("bytesBefore", "The size of its file before, in bytes.") {
            $0.compaction.bytesBefore
        },
        JSONField("bytesAfter", "The size of its file now, in bytes.") {
            $0.compaction.bytesAfter
        })
}
