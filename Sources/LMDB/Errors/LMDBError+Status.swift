internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension LMDBError {
    /// With less free space than this, an input/output error counts as a full disk.
    ///
    /// Unit: bytes. LMDB reports a short write as EIO, and leaves as much space free as the write would
    /// have needed, which is some megabytes at most.
    static let almostFullInBytes: UInt64 = 8 << 20

    /// Throws the error for a status of LMDB, unless the status is 0.
    ///
    /// - Parameters:
    ///   - status: What a function of LMDB returned: 0, a code of `lmdb.h`, or an `errno`.
    ///   - operation: The function's name.
    /// - Throws: The error, unless `status` is 0.
    @inline(__always)
    static func check(_ status: Int32, _ operation: StaticString) throws(LMDBError) {
        if status != 0 { throw LMDBError(status: status, operation) }
    }

    /// Creates the error for a status of LMDB.
    ///
    /// - Parameters:
    ///   - status: A code of `lmdb.h` or an `errno`, not 0.
    ///   - operation: The name of the function that returned it.
    ///   - freeBytes: The free space of the disk, if known. With little free space, an EIO is
    ///     ``Code/diskFull``.
    package init(status: Int32, _ operation: StaticString, freeBytes: UInt64? = nil) {
        let isFull =
            status == ENOSPC || status == EDQUOT
            || status == EIO && freeBytes.map { $0 < Self.almostFullInBytes } == true
        let (code, remedy): (Code, String) =
            isFull
            ? (.diskFull, "Free some space and try again; this change was not stored.")
            : Self.meaning(of: status)
        let left = freeBytes.map { " The disk has \($0) bytes free." } ?? ""
        let text = unsafe String(cString: mdb_strerror(status))
        self.init(
            code, during: "\(operation)", "\(operation) failed with \(status), \"\(text)\".\(left)",
            remedy: remedy)
    }

    /// Creates the error for an `errno` of a call that takes a path.
    ///
    /// - Parameters:
    ///   - number: The `errno`, not 0.
    ///   - operation: The call that failed.
    ///   - path: The path that the call worked on.
    init(errno number: Int32, _ operation: StaticString, at path: String) {
        let plain = LMDBError(status: number, operation)
        let reason = unsafe String(cString: strerror(number))
        let message =
            switch plain.code {
            case .notFound: "Nothing exists at this path."
            case .alreadyExists: "Something exists at this path already."
            case .symbolicLink: "It is a symbolic link."
            default: "It cannot be \(Self.verb(of: operation)): \(reason) (error \(number))."
            }
        self.init(
            plain.code, during: plain.operation, "\"\(path)\": \(message)", remedy: plain.remedy)
    }

    /// What a call of the system was to do.
    private static func verb(of operation: StaticString) -> String {
        switch "\(operation)" {
        case "openat", "open", "mdb_env_open": "opened"
        case "mkdirat", "create": "created"
        case "rename": "renamed"
        case "fsync", "fdatasync": "synced to disk"
        case "pread", "statx", "fstat", "lseek", "fstatat": "read"
        case "pwrite", "faccessat": "written"
        case "mdb_env_copyfd2": "copied"
        case "chmod", "chown": "given other rights"
        default: "used (\(operation))"
        }
    }

    private static func meaning(of status: Int32) -> (Code, String) {
        switch status {
        case MDB_VERSION_MISMATCH:
            (.versionMismatch, "Open it with the version of LMDB that wrote it.")
        case MDB_INVALID, MDB_CORRUPTED, MDB_PAGE_NOTFOUND:
            (.corrupted, "Do not write to it; verify it, then restore the last good backup.")
        case MDB_MAP_FULL:
            (.mapFull, "Raise the limit on the address space of this process.")
        case MDB_MAP_RESIZED:
            (.mapResized, "End the outer transaction, then try again.")
        case MDB_READERS_FULL:
            (.readersFull, "End some readers, or close it everywhere and raise maximumReaders.")
        case MDB_TXN_FULL:
            (.transactionTooLarge, "Write less in one transaction.")
        case MDB_PANIC:
            (.panicked, "Close every handle of the environment, open it again and read its state.")
        case MDB_BAD_RSLOT:
            (
                .foreignLockFile,
                "The lock file was changed by another program. End every program that has the ledger "
                    + "open, then open it again."
            )
        case MDB_BAD_TXN:
            (
                .lmdb(code: status),
                "An earlier step of the transaction failed; see its error. If there was none, another "
                    + "file was copied over this one while it was open: close it everywhere, and verify it."
            )
        case ENOENT:
            (.notFound, "Check the path.")
        case EEXIST:
            (.alreadyExists, "Open it instead, or choose another path.")
        case ELOOP:
            (.symbolicLink, "Use the path that the link points to.")
        case EWOULDBLOCK:
            (.locked, "Wait until the other process is done, then try again.")
        case EACCES, EPERM, EROFS:
            (.system(errno: status), "Check the permissions of the path and of its filesystem.")
        case EMFILE, ENFILE:
            (.system(errno: status), "Close some files, or raise the limit on open files.")
        case ENAMETOOLONG:
            (.system(errno: status), "Use a shorter name.")
        case ENOMEM:
            (.system(errno: status), "Free some memory or address space and try again.")
        case 1...:
            (.system(errno: status), "Check the system log, then try again.")
        default:
            (.lmdb(code: status), "Look the code up in lmdb.h and report it as a defect.")
        }
    }
}
