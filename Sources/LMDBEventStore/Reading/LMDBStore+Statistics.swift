public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// The size of the ledger, by table.
    ///
    /// - Throws: Code `closed` after closing, or a failure of the storage.
    /// - Complexity: O(tables and readers), however long the ledger is.
    public func statistics() async throws(EventStoreError) -> StoreStatistics {
        let head = try await head().position
        do {
            return StoreStatistics(head: head, try context.environment.statistics)
        } catch { throw EventStoreError(storage: error) }
    }
}

/// The size of a ledger, by table.
public struct StoreStatistics: Hashable, Sendable {
    /// The last position, read directly before the rest: other processes may have appended
    /// meanwhile.
    public let head: Position
    /// The number of durable commits ever made, by all programs; each one ended with a sync.
    public let commits: Int
    /// The size of the data file, including pages that are currently free.
    ///
    /// Unit: bytes.
    public let fileSizeInBytes: Int
    /// The tables, by name.
    public let tables: [Table]

    /// One table of a ledger.
    public struct Table: Hashable, Sendable {
        /// Its name; `Docs/FORMAT.md` describes its content.
        public let name: String
        /// The number of its entries.
        public let entries: Int
        /// The size of its pages, including unused space in them.
        ///
        /// Unit: bytes.
        public let sizeInBytes: Int
    }

    init(head: Position, _ environment: Environment.Statistics) {
        self.head = head
        commits = environment.lastTransaction
        fileSizeInBytes = environment.fileSizeInBytes
        tables = environment.entries.keys.sorted().map { name in
            Table(
                name: name, entries: environment.entries[name, default: 0],
                sizeInBytes: environment.sizesInBytes[name, default: 0])
        }
    }
}
