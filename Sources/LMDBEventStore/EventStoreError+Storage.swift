package import EventSourcing
package import LMDB

extension EventStoreError: StorageFailure {
    /// Converts a failure of LMDB or the system to an error of the store.
    package init(storage error: LMDBError) {
        if error.code == .corrupted || error.code == .missingTable {
            self.init(
                .integrity, "This is a damaged ledger, or a damaged copy of one: \(error.message)",
                remedy:
                    "See what is whole with case-ledger verify. Restore a backup, or copy what is "
                    + "whole with case-ledger salvage. If it is a copy that was made with cp while a "
                    + "program recorded, make another one with case-ledger backup.")
            return
        }
        let code: Code =
            switch error.code {
            case .notFound, .notAnEnvironment, .displaced: .notFound
            case .alreadyExists: .alreadyExists
            case .locked: .locked
            case .closed: .closed
            case .diskFull: .diskFull
            case .outOfOrder, .overwritten: .integrity
            case .readOnly: .readOnly
            case .versionMismatch: .newerFormat
            default: .storage
            }
        let remedy =
            switch error.code {
            case .panicked:
                "Close the ledger in this program, open it again, and read its end."
            case .overwritten:
                "Close the ledger everywhere, restore the last good backup with case-ledger restore, and "
                    + "open it again."
            case .readersFull: "End some readers, which are programs that have the ledger open."
            default: error.remedy
            }
        let message =
            error.code == .readersFull
            ? "As many snapshots are being read as can be read at the same time." : error.message
        self.init(code, message, remedy: remedy)
    }

    /// The error with a sentence after its message.
    func adding(_ sentence: String) -> EventStoreError {
        EventStoreError(
            code, "\(message) \(sentence)", remedy: remedy, conflict: conflict, position: position)
    }

    /// Creates the error for a record that is missing.
    static func missingRecord(at position: Position) -> EventStoreError {
        EventStoreError(
            .integrity, "The record at position \(position) is missing: the ledger is damaged.",
            remedy: "Verify the ledger, then restore it from a backup.", position: position)
    }

    /// Creates the error for derived bytes that were changed.
    static func malformedTable(_ table: TableName, _ problem: String) -> EventStoreError {
        EventStoreError(
            .integrity, "The table \(table.rawValue) is damaged: \(problem).",
            remedy: "Verify the ledger.")
    }

    /// The error of a task that is cancelled while it waits for a place in the writer's queue.
    static let cancelledBeforeAppend = EventStoreError(
        .cancelled,
        "The task was cancelled before its command reached the writer. Nothing was written.",
        remedy: "Send the command again if it is still needed.")
}

extension EventStoreError.Code {
    /// A stored row was changed.
    ///
    /// It is folded from the records instead, and no caller sees this code.
    static let damagedRow = EventStoreError.Code(rawValue: "damagedRow")
}

extension EventStoreError {
    /// The error for a data file that another ledger was written over while it was open.
    static var overwritten: EventStoreError {
        EventStoreError(
            .integrity, "Another ledger was written over this one while it was open.",
            remedy: "Close the ledger everywhere, restore the last good backup with case-ledger "
                + "restore, and open it again.")
    }

    /// The error for a stored row that was changed.
    static let damagedRow = EventStoreError(
        .damagedRow, "A stored row is damaged.", remedy: "Verify the ledger.")

    /// Creates the error for a derived entry that does not match its checksum.
    static func malformedEntry(of table: TableName) -> EventStoreError {
        table == .history
            ? damagedRow : malformedTable(table, "the checksum of an entry does not match")
    }
}
