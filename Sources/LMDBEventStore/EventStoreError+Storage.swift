package import EventSourcing
package import LMDB

extension EventStoreError: StorageFailure {
    /// A failure of LMDB or the system, in the words of the store.
    package init(storage error: LMDBError) {
        if error.code == .corrupted || error.code == .missingTable {
            self.init(
                .integrity, "The ledger is damaged, or an incomplete copy: \(error.message)",
                remedy: "Restore it from a backup. Copy a ledger only when no program has it open: "
                    + "a copy made with cp meanwhile is incomplete.")
            return
        }
        let code: Code =
            switch error.code {
            case .notFound, .notAnEnvironment, .displaced: .notFound
            case .alreadyExists: .alreadyExists
            case .locked: .locked
            case .closed: .closed
            case .diskFull: .diskFull
            case .outOfOrder: .integrity
            case .versionMismatch: .newerFormat
            default: .storage
            }
        self.init(code, "\(error.operation): \(error.message)", remedy: error.remedy)
    }

    /// A record that must be there and is not.
    static func missingRecord(at position: Position) -> EventStoreError {
        EventStoreError(
            .integrity, "The record at position \(position) is missing: the ledger is damaged.",
            remedy: "Verify the ledger, then restore it from a backup.", position: position)
    }

    /// Derived bytes that are not what was written.
    static func malformedTable(_ table: TableName, _ problem: String) -> EventStoreError {
        EventStoreError(
            .integrity, "The table \(table.rawValue) is damaged: \(problem).",
            remedy: "Verify the ledger.")
    }

    /// The end of a wait for a place in the queue of the writer.
    static let cancelledBeforeAppend = EventStoreError(
        .cancelled,
        "The task was cancelled before its command reached the writer. Nothing was written.",
        remedy: "Send the command again if it is still wanted.")
}

extension EventStoreError.Code {
    /// A stored row that is not what was written: it is folded from the records instead, and nobody
    /// outside sees this.
    static let damagedRow = EventStoreError.Code(rawValue: "damagedRow")
}

extension EventStoreError {
    /// A stored row that is not what was written.
    static let damagedRow = EventStoreError(
        .damagedRow, "A stored row is damaged.", remedy: "Verify the ledger.")

    /// An entry of a derived table that is not what was written under its key.
    static func malformedEntry(of table: TableName) -> EventStoreError {
        table == .history
            ? damagedRow : malformedTable(table, "the checksum of an entry does not fit")
    }
}
