internal import EventSourcing
internal import LMDB

/// The sum of the checksums of all rows of the index, which `meta` states.
///
/// A page as it was at an earlier time, as after a write that the disk lost, is sound, and so are the
/// checksums of its rows. Readers of a stream or a tag would then miss events. The walk before the
/// opening adds up the checksums that it finds, and they must give the stated sum.
struct IndexSum {
    private var stated: UInt64

    /// Reads the stated sum.
    ///
    /// - Throws: Code `integrity` when it is missing or malformed.
    init<Transaction: ReadableTransaction & ~Copyable>(
        in tables: Tables, _ transaction: borrowing Transaction
    ) throws(EventStoreError) {
        let sum = try transaction.number(
            under: MetaKey.indexSum, "the sum of the index", in: tables)
        guard let sum else { throw .malformedTable(.meta, "it has no sum of the index") }
        stated = sum
    }

    /// Writes a row, and counts it in the place of the one that was there.
    ///
    /// A difference that there is already stays.
    mutating func put(
        _ row: [UInt8], under key: [UInt8], in table: Table,
        _ transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        try transaction.putChecked(row, under: key, in: table, countedIn: &stated)
    }

    func store(
        in tables: Tables, _ transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        try transaction.putChecked(
            NumberRow.bytes(Position(stated)), under: MetaKey.indexSum, in: tables.meta)
    }

    /// Throws when the rows that a walk found are not those that were stored last.
    ///
    /// A commit of another process after the walk, which has walked the file itself, makes them
    /// incomparable.
    ///
    /// - Parameters:
    ///   - walk: The walk before the opening, if any.
    ///   - transaction: A snapshot.
    ///   - tables: The tables.
    /// - Throws: Code `integrity`.
    static func require(
        _ walk: DataFileReport?, in transaction: borrowing ReadTransaction, _ tables: Tables
    ) throws(EventStoreError) {
        let stated = try IndexSum(in: tables, transaction).stated
        guard let walk, walk.transaction == transaction.number, isOther(walk, than: stated) else {
            return
        }
        throw EventStoreError(
            .integrity, "The ledger cannot be opened: \(problem).",
            remedy: "Salvage it into a new ledger, or restore the last good backup.")
    }

    /// Whether a whole walk found other rows than those of a stated sum.
    static func isOther(_ walk: DataFileReport, than stated: UInt64) -> Bool {
        var sum: UInt64 = 0
        for table in [TableName.streams, .postings, .commands] {
            guard let part = walk.sumsOfLastBytes?[table.rawValue] else { return false }
            sum &+= part
        }
        return sum != stated
    }

    /// What is wrong where the sums differ.
    static let problem =
        "its index is not the one that was stored last; a page of it is of an earlier time"
}
