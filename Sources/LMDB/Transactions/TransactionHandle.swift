internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What reading needs of a transaction of either kind; opaque outside this module.
@safe
package struct TransactionHandle {
    /// LMDB's transaction.
    let pointer: OpaquePointer
    /// The ordinal of its environment.
    let environment: UInt32

    /// A handle on `pointer`, a transaction of `opened`.
    init(_ pointer: OpaquePointer, in opened: OpenEnvironment) {
        unsafe self.pointer = pointer
        environment = opened.ordinal
    }

    /// LMDB's number for a table, after a look whether it is one of this environment.
    @inline(__always)
    func identifier(of table: Table) throws(LMDBError) -> MDB_dbi {
        if table.environment != environment { throw Self.foreignTable }
        return table.identifier
    }

    /// The error that a status stands for; an input/output error asks how full the disk is.
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
            "The table is of another environment, or of one that was closed and opened again.",
            remedy: "Ask the environment for its table once more after opening.")
    }
}
