internal import CLMDB

/// A snapshot of an environment during ``Environment/read(_:)``.
@safe
package struct ReadTransaction: ~Copyable, ReadableTransaction {
    /// LMDB's transaction, for this module.
    package let handle: TransactionHandle
    private let opened: OpenEnvironment

    /// Begins a read on this thread.
    init(in opened: OpenEnvironment) throws(LMDBError) {
        unsafe handle = TransactionHandle(try opened.beginReading(), in: opened)
        self.opened = opened
    }

    /// The number of the transaction whose state it reads.
    package var number: UInt64 { UInt64(unsafe mdb_txn_id(handle.pointer)) }

    deinit { opened.endReading() }
}
