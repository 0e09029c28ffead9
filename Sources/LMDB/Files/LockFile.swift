internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// LMDB's lock file, looked at before LMDB opens it.
///
/// The first process that opens an environment makes this file anew, whatever is in it. Every other
/// one trusts it: in a file that somebody overwrote or cut meanwhile, LMDB finds no environment, or
/// the process ends by a signal.
enum LockFile {
    /// The first bytes of a lock file, lowest byte first.
    private static let magic: UInt64 = 0xbeef_c0de
    /// The length of the shortest lock file: its head, and the slot of one reader.
    ///
    /// Unit: bytes.
    private static let shortest = 192
    /// The length of the slot of a further reader.
    ///
    /// Unit: bytes.
    private static let sizeOfSlot = 64
    /// How often to look again while the first process makes the file.
    private static let mostLooks = 1_000

    /// Throws when processes have the environment open, and its lock file is not the one of theirs.
    ///
    /// This process must not have the environment open: LMDB's locks end when any descriptor of the
    /// file is closed.
    ///
    /// - Throws: `.foreignLockFile`, or the error of the system call.
    static func requireSound(in directory: borrowing EnvironmentDirectory) throws(LMDBError) {
        let name = EnvironmentDirectory.lockFile
        let path = "\(directory.path)/\(name)"
        let file: Descriptor
        do throws(LMDBError) {
            file = try Descriptor.open(
                name, in: directory.number, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
                calling: path)
        } catch  where error.code == .notFound { return }
        for _ in 0..<mostLooks {
            var use: Int32 = 0
            let failure = unsafe cl_lock_file_use(file.number, &use)
            if failure != 0 { throw LMDBError(errno: failure, "fcntl", at: path) }
            switch use {
            case 0: return
            case 1: return try requireSound(file, calling: path)
            default: usleep(5_000)
            }
        }
    }

    /// Gives the file room on the disk before LMDB maps it.
    ///
    /// LMDB only sets its length. On a full disk, a process would be ended by a signal when it writes
    /// to the map.
    ///
    /// - Parameters:
    ///   - directory: The directory of the environment.
    ///   - readers: The number of slots for readers.
    /// - Throws: `.diskFull`, or the error of the system call.
    static func reserve(
        in directory: borrowing EnvironmentDirectory, readers: UInt32
    ) throws(LMDBError) {
        let name = EnvironmentDirectory.lockFile
        let path = "\(directory.path)/\(name)"
        let file = try Descriptor.open(
            name, in: directory.number, flags: O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK,
            calling: path)
        let size = try FileStatus.of(file.number, calling: path).size
        let needed = shortest + (Int(max(readers, 1)) - 1) * sizeOfSlot
        let failure = cl_reserve(file.number, max(size, needed))
        if failure != 0 { throw LMDBError(errno: failure, "fallocate", at: path) }
    }

    private static func requireSound(
        _ file: borrowing Descriptor, calling path: String
    ) throws(LMDBError) {
        let size = try FileStatus.of(file.number, calling: path).size
        let head = try file.read(atMost: 4, at: 0, calling: path)
        guard size >= shortest else {
            throw .foreignLockFile(path, "it has \(size) bytes")
        }
        guard head.count == 4, head.number(at: 0, bytes: 4) == magic else {
            throw .foreignLockFile(path, "it begins with other bytes")
        }
    }
}
