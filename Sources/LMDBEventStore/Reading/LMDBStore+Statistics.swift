public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// How large the ledger is, and where the bytes are.
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

/// How large a ledger is, and where the bytes are.
public struct StoreStatistics: Hashable, Sendable {
    /// The last position, read right before the rest: others may have appended in between.
    public let head: Position
    /// How many durable commits were ever made, by all programs: each ended with a sync.
    public let commits: Int
    /// How large the data file is, pages that are free at the moment included.
    ///
    /// Unit: bytes.
    public let fileSizeInBytes: Int
    /// The tables, by name.
    public let tables: [Table]

    /// One table of a ledger.
    public struct Table: Hashable, Sendable {
        /// Its name; `Docs/FORMAT.md` says what is in it.
        public let name: String
        /// How many entries it has.
        public let entries: Int
        /// What its pages take up, room left in them included.
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
