internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The part of a transaction that reading needs, for both kinds; opaque outside this module.
@safe
package struct TransactionHandle {
    /// LMDB's transaction.
    let pointer: OpaquePointer
    /// The ordinal of its environment.
    let environment: UInt32

    /// Creates a handle on `pointer`, a transaction of `opened`.
    init(_ pointer: OpaquePointer, in opened: OpenEnvironment) {
        unsafe self.pointer = pointer
        environment = opened.ordinal
    }

    /// LMDB's number for a table.
    ///
    /// - Throws: `.foreignTable` when the table is not of this environment.
    @inline(__always)
    func identifier(of table: Table) throws(LMDBError) -> MDB_dbi {
        if table.environment != environment { throw Self.foreignTable }
        return table.identifier
    }

    /// Creates the error for a status.
    ///
    /// For EIO and ENOSPC it includes the free space of the disk.
    func failure(_ status: Int32, _ operation: StaticString) -> LMDBError {
        var freeBytes: UInt64?
        if status == EIO || status == ENOSPC {
            var descriptor: Int32 = -1
            var filesystem = statvfs()
            if unsafe mdb_env_get_fd(mdb_txn_env(pointer), &descriptor) == 0,
                unsafe fstatvfs(descriptor, &filesystem) == 0
            {
                freeBytes = UInt64(filesystem.f_bavail) * UInt64(filesystem.f_frsize)
            }
        }
        return LMDBError(status: status, operation, freeBytes: freeBytes)
    }

    private static var foreignTable: LMDBError {
        LMDBError(
            .foreignTable, during: "table",
            "The table belongs to another environment, or to one that was closed and opened again.",
            remedy: "Look the table up again after opening the environment.")
    }
}
