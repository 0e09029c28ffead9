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

    /// A moment as a file system stores it.
    struct Moment: Equatable {
        /// Unit: seconds since 1970.
        let seconds: Int
        /// Unit: nanoseconds.
        let nanoseconds: Int
    }

    /// When its contents, mode, owner or links last changed; no program can set it.
    var changed: Moment {
        #if canImport(Darwin)
            Moment(
                seconds: status.st_ctimespec.tv_sec, nanoseconds: status.st_ctimespec.tv_nsec)
        #else
            Moment(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
        #endif
    }

    /// Whether it is a regular file.
    var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

    /// Whether it is a directory.
    var isDirectory: Bool { status.st_mode & S_IFMT == S_IFDIR }

    /// Whether it is a symbolic link.
    var isSymbolicLink: Bool { status.st_mode & S_IFMT == S_IFLNK }

    /// The rights that users other than the owner may have.
    enum Sharing {
        /// None.
        case none
        /// The group may read; the directory's mode says so.
        case group
        /// Not checked: for the directory above, and for what is only copied.
        case any
    }

    /// The number of its group.
    var group: gid_t { status.st_gid }

    /// Whether the group may read it, as an option of the creation allows.
    var isGroupReadable: Bool { status.st_mode & 0o040 != 0 }

    /// Whether this user, or root, owns it.
    var isOwn: Bool { status.st_uid == geteuid() || status.st_uid == 0 }

    /// Throws for a file that another user could replace, change or read, or that has other names.
    ///
    /// - Throws: `.symbolicLink`, `.wrongOwner`, `.unsafeMode` or `.severalLinks`.
    func requireTrustworthy(calling path: String, sharing: Sharing) throws(LMDBError) {
        if isSymbolicLink {
            throw LMDBError(
                .symbolicLink, during: "open", "\"\(path)\" is a symbolic link.",
                remedy: "Use the path that the link points to.")
        }
        if !isOwn, sharing != .any {
            throw LMDBError(
                .wrongOwner, during: "open",
                "\"\(path)\" belongs to user \(status.st_uid); this process is user \(geteuid()).",
                remedy: "Run as its owner, or change the owner.")
        }
        let mode = String(status.st_mode & 0o7777, radix: 8)
        if status.st_mode & 0o022 != 0 {
            throw LMDBError(
                .unsafeMode, during: "open",
                "\"\(path)\" has mode \(mode), so users other than its owner may write to it.",
                remedy: "Remove that right with chmod go-w.")
        }
        let readable: mode_t = sharing == .none ? 0o055 : 0o005
        if sharing != .any, status.st_mode & readable != 0 {
            throw LMDBError(
                .unsafeMode, during: "open",
                "\"\(path)\" has mode \(mode), so users other than its owner may read it.",
                remedy: isDirectory
                    ? "Remove that right with chmod 700, or 750 where the group is meant to read."
                    : "Remove that right with chmod 600, or 640 where the folder has 750.")
        }
        if isRegular, status.st_nlink > 1 {
            throw LMDBError(
                .severalLinks, during: "open",
                "\"\(path)\" has \(status.st_nlink) names, so another path changes it too.",
                remedy: "Copy it to a file of its own, and put the copy in its place.")
        }
    }
}
