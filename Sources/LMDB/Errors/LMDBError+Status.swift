internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension LMDBError {
    /// Below this an input/output error counts as a full disk.
    ///
    /// Unit: bytes. LMDB reports a write that was cut short as EIO. What cut it short took the last
    /// block, so little can be left; other writers may have freed some since.
    static let almostFullInBytes: UInt64 = 1 << 20

    /// Throws the error that a status of LMDB stands for; 0 is none.
    ///
    /// - Parameters:
    ///   - status: What a function of LMDB returned: 0, a code of `lmdb.h`, or an `errno`.
    ///   - operation: The function's name.
    /// - Throws: The error, unless `status` is 0.
    @inline(__always)
    static func check(_ status: Int32, _ operation: StaticString) throws(LMDBError) {
        if status != 0 { throw LMDBError(status: status, operation) }
    }

    /// The error that a status of LMDB stands for.
    ///
    /// - Parameters:
    ///   - status: A code of `lmdb.h` or an `errno`, not 0.
    ///   - operation: The name of the function that returned it.
    ///   - freeBytes: What the disk has left, if that is known: an EIO of an almost full disk is
    ///     ``Code/diskFull``.
    package init(status: Int32, _ operation: StaticString, freeBytes: UInt64? = nil) {
        let isFull =
            status == ENOSPC || status == EDQUOT
            || status == EIO && freeBytes.map { $0 < Self.almostFullInBytes } == true
        let (code, remedy): (Code, String) =
            isFull
            ? (.diskFull, "Free some space and try again; nothing of this change was kept.")
            : Self.meaning(of: status)
        let left = freeBytes.map { " The disk has \($0) bytes left." } ?? ""
        let text = unsafe String(cString: mdb_strerror(status))
        self.init(
            code, during: "\(operation)", "It failed with \(status), \"\(text)\".\(left)",
            remedy: remedy)
    }

    /// The error that an `errno` for a path stands for.
    ///
    /// - Parameters:
    ///   - number: The `errno`, not 0.
    ///   - operation: The call that failed.
    ///   - path: What it was asked to work on.
    init(errno number: Int32, _ operation: StaticString, at path: String) {
        let plain = LMDBError(status: number, operation)
        let message =
            switch plain.code {
            case .notFound: "There is nothing there."
            case .alreadyExists: "There is something there already."
            case .symbolicLink: "It is a symbolic link."
            default: plain.message
            }
        self.init(
            plain.code, during: plain.operation, "\"\(path)\": \(message)", remedy: plain.remedy)
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
            (.mapResized, "End the outer transaction and try again.")
        case MDB_READERS_FULL:
            (.readersFull, "End some readers, or raise maximumReaders once all processes left.")
        case MDB_TXN_FULL:
            (.transactionTooLarge, "Write less in one transaction.")
        case MDB_PANIC:
            (.panicked, "Close every handle of the environment, open it again and look.")
        case MDB_BAD_TXN:
            (.lmdb(code: status), "An earlier step of the transaction failed; look at that one.")
        case ENOENT:
            (.notFound, "Check the path.")
        case EEXIST:
            (.alreadyExists, "Open it instead, or choose another path.")
        case ELOOP:
            (.symbolicLink, "Give the path it points to.")
        case EWOULDBLOCK:
            (.locked, "Wait until the other is done and try again.")
        case EACCES, EPERM, EROFS:
            (.system(errno: status), "Check the permissions of the path and of its filesystem.")
        case EMFILE, ENFILE:
            (.system(errno: status), "Close some files, or raise the limit on open files.")
        case ENOMEM:
            (.system(errno: status), "Free some memory or address space and try again.")
        case 1...:
            (.system(errno: status), "Look at the system's log, then try again.")
        default:
            (.lmdb(code: status), "Look the code up in lmdb.h; this is likely a defect here.")
        }
    }
}
