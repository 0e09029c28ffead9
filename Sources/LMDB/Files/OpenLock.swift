internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A lock on the whole environment: shared while it is open, exclusive to replace its files.
///
/// It locks an open file description of our file `open.lock`, next to the two files of LMDB. It
/// therefore works between processes and between parts of one process. It ends with this value or
/// with the process.
package struct OpenLock: ~Copyable, Sendable {
    private let descriptor: Descriptor
    private let identity: FileIdentity

    /// Takes an exclusive lock on the environment at `path`.
    ///
    /// Use it for operations that cannot run while the environment is open: the structural walk,
    /// compaction, restore, erasure. Every open environment prevents the lock, also one of this
    /// process.
    ///
    /// - Parameters:
    ///   - path: The directory of an existing environment.
    ///   - patience: How long to try; zero tries once. It blocks the thread.
    /// - Returns: The lock. Hold it until the work is done. The data file may be missing or
    ///   damaged, because a restore needs the lock too.
    /// - Throws: `.locked` while the environment is open anywhere; `.notFound`, `.symbolicLink`,
    ///   `.wrongOwner`, `.unsafeMode`, or `.notAnEnvironment` when it is not a directory.
    package static func exclusive(
        at path: String, patience: Duration = .zero
    ) throws(LMDBError) -> OpenLock {
        let directory = try EnvironmentDirectory.open(at: path)
        return try take(in: directory, exclusive: true, patience: patience)
    }

    /// Takes the lock in an open directory and creates its file if it does not exist.
    static func take(
        in directory: borrowing EnvironmentDirectory, exclusive: Bool, patience: Duration
    ) throws(LMDBError) -> OpenLock {
        let name = EnvironmentDirectory.openLockFile
        let path = "\(directory.path)/\(name)"
        let deadline = ContinuousClock.now + patience
        while true {
            let descriptor = try Descriptor.open(
                name, in: directory.number, flags: O_RDWR | O_CREAT | O_NOFOLLOW, calling: path)
            let status = try FileStatus.of(descriptor.number, calling: path)
            try status.requireTrustworthy(calling: path, sharing: .none)
            switch cl_lock(descriptor.number, exclusive ? 1 : 0) {
            case 0:
                // If the file was unlinked before the lock was taken, the lock would exclude no
                // one.
                let now = try FileStatus.of(name, in: directory.number, calling: path)
                if now?.identity == status.identity {
                    return OpenLock(descriptor: descriptor, identity: status.identity)
                }
            case EWOULDBLOCK where ContinuousClock.now < deadline:
                usleep(5_000)
            case EWOULDBLOCK:
                throw LMDBError(
                    .locked, during: "lock", "\"\(path)\" is locked by another process or handle.",
                    remedy: exclusive
                        ? "End every program that has it open, then try again."
                        : "Wait until the compaction or restore is done, then try again.")
            case let failure:
                throw LMDBError(errno: failure, "fcntl", at: path)
            }
        }
    }

    /// Takes the lock to open `directory`: alone, if nobody has the environment open, or else shared.
    ///
    /// A caller that is alone walks the file, then calls ``share()``.
    static func forOpening(
        _ directory: borrowing EnvironmentDirectory, patience: Duration
    ) throws(LMDBError) -> Opening {
        do throws(LMDBError) {
            return Opening(
                lock: try take(in: directory, exclusive: true, patience: .zero), isAlone: true)
        } catch  where error.code == .locked {
            return Opening(
                lock: try take(in: directory, exclusive: false, patience: patience),
                isAlone: false)
        }
    }

    /// A lock to open an environment with.
    struct Opening: ~Copyable {
        let lock: OpenLock
        /// Whether nobody else has the environment open.
        let isAlone: Bool

        /// The lock alone.
        consuming func end() -> OpenLock { lock }
    }

    /// What the last closer left in the lock file, if it closed the environment cleanly.
    borrowing func cleanClose() -> CleanClose? {
        (try? DataFile.read(
            CleanClose.sizeInBytes, at: 0, of: descriptor.number,
            calling: EnvironmentDirectory.openLockFile)).flatMap { CleanClose($0) }
    }

    /// Leaves a clean close in the lock file; the lock must be exclusive.
    ///
    /// It is not synced, and a failure is ignored: without it the next opener reads more.
    borrowing func leave(_ close: CleanClose) {
        let bytes = close.bytes
        _ = unsafe bytes.withUnsafeBytes { bytes in
            unsafe pwrite(descriptor.number, bytes.baseAddress, bytes.count, 0)
        }
    }

    /// Makes a shared lock exclusive; returns `false` while others have the environment open.
    borrowing func isNowExclusive() -> Bool { cl_lock(descriptor.number, 1) == 0 }

    /// Whether this is the lock of `directory`.
    ///
    /// An environment is opened only under its own lock.
    func isOn(_ directory: borrowing EnvironmentDirectory) throws(LMDBError) -> Bool {
        let name = EnvironmentDirectory.openLockFile
        let status = try FileStatus.of(
            name, in: directory.number, calling: "\(directory.path)/\(name)")
        return status?.identity == identity
    }

    /// Changes the lock from exclusive to shared without releasing it in the meantime.
    ///
    /// - Throws: The error of the system call; the lock is then unchanged.
    package borrowing func share() throws(LMDBError) {
        let failure = cl_lock(descriptor.number, 0)
        if failure != 0 {
            throw LMDBError(
                errno: failure, "fcntl", at: EnvironmentDirectory.openLockFile)
        }
    }
}
