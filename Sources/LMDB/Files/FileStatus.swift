internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The identity of a file, independent of its path: equal identities mean the same file.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
}

extension FileIdentity {
    /// Asks the system for the identity of the file at `path`.
    ///
    /// A symbolic link is not followed.
    ///
    /// - Returns: `nil` when nothing exists at `path`.
    static func at(_ path: String) throws(LMDBError) -> FileIdentity? {
        var device: UInt64 = 0
        var inode: UInt64 = 0
        let failure = unsafe cl_file_identity(AT_FDCWD, path, &device, &inode)
        switch failure {
        case 0: return FileIdentity(device: device, inode: inode)
        case ENOENT: return nil
        default: throw LMDBError(errno: failure, "statx", at: path)
        }
    }
}

/// The status of a file, read without opening it.
///
/// Opening the file is not safe: LMDB's locks end when any descriptor of its lock file is closed.
struct FileStatus {
    private let status: stat

    /// Reads the status of a name inside a directory.
    ///
    /// A symbolic link is not followed.
    ///
    /// - Returns: `nil` when the name does not exist.
    static func of(
        _ name: String, in directory: Int32, calling path: String
    ) throws(LMDBError) -> FileStatus? {
        var status = stat()
        if unsafe fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
            return FileStatus(status: status)
        }
        let failure = errno
        if failure == ENOENT { return nil }
        throw LMDBError(errno: failure, "fstatat", at: path)
    }

    /// Reads the status of an open file.
    static func of(_ descriptor: Int32, calling path: String) throws(LMDBError) -> FileStatus {
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0 { return FileStatus(status: status) }
        throw LMDBError(errno: errno, "fstat", at: path)
    }

    /// The identity of the file.
    var identity: FileIdentity {
        FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino))
    }

    /// Its length.
    ///
    /// Unit: bytes.
    var size: Int { Int(status.st_size) }

    /// When its contents last changed.
    ///
    /// Unit: seconds since 1970.
    var modified: Int {
        #if canImport(Darwin)
            status.st_mtimespec.tv_sec
        #else
            status.st_mtim.tv_sec
        #endif
    }

    /// Whether it is a regular file.
    var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

    /// Whether it is a directory.
    var isDirectory: Bool { status.st_mode & S_IFMT == S_IFDIR }

    /// Whether it is a symbolic link.
    var isSymbolicLink: Bool { status.st_mode & S_IFMT == S_IFLNK }

    /// Throws for a file that another user could replace or change.
    ///
    /// - Throws: `.symbolicLink`, `.wrongOwner` or `.unsafeMode`.
    func requireTrustworthy(calling path: String) throws(LMDBError) {
        if isSymbolicLink {
            throw LMDBError(
                .symbolicLink, during: "open", "\"\(path)\" is a symbolic link.",
                remedy: "Use the path that the link points to.")
        }
        if status.st_uid != geteuid(), status.st_uid != 0 {
            throw LMDBError(
                .wrongOwner, during: "open",
                "\"\(path)\" belongs to user \(status.st_uid); this process is user \(geteuid()).",
                remedy: "Run as its owner, or change the owner.")
        }
        if status.st_mode & 0o022 != 0 {
            let mode = String(status.st_mode & 0o7777, radix: 8)
            throw LMDBError(
                .unsafeMode, during: "open",
                "\"\(path)\" has mode \(mode), so users other than its owner may write to it.",
                remedy: "Remove that right with chmod go-w.")
        }
    }
}
