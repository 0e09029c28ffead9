/// A compaction that was made and checked.
public struct StoreCompaction: Hashable, Sendable {
    /// The last position of the ledger.
    public let through: Position
    /// The size of the data file before.
    ///
    /// Unit: bytes.
    public let bytesBefore: Int
    /// The size of the data file after.
    ///
    /// Unit: bytes.
    public let bytesAfter: Int

    /// Creates the description of a compaction.
    public init(through: Position, bytesBefore: Int, bytesAfter: Int) {
        self.through = through
        self.bytesBefore = bytesBefore
        self.bytesAfter = bytesAfter
    }
}
