internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A lock on the whole environment: shared by all who have it open, exclusive for who replaces
/// files.
///
/// It is a lock of an open file description on a file of ours, `open.lock`, beside LMDB's two. So
/// it holds between processes and between parts of one, and ends with this value or with the
/// process.
package struct OpenLock: ~Copyable, Sendable {
    private let descriptor: Descriptor
    private let identity: FileIdentity

    /// Takes the environment at `path` for this caller alone.
    ///
    /// For what must not happen under an open environment: the structural walk, compaction,
    /// restore, erasure. Every open environment excludes it, one of this process too.
    ///
    /// - Parameters:
    ///   - path: The directory of an existing environment.
    ///   - patience: How long to try; zero tries once. It blocks the thread.
    /// - Returns: The lock, to be held until the work is done. Its data file may be missing or
    ///   broken: who restores it needs the lock too.
    /// - Throws: `.locked` while anybody has it open; `.notFound`, `.symbolicLink`, `.wrongOwner`,
    ///   `.unsafeMode`, or `.notAnEnvironment` when it is no directory.
    package static func exclusive(
        at path: String, patience: Duration = .zero
    ) throws(LMDBError) -> OpenLock {
        let directory = try EnvironmentDirectory.open(at: path)
        return try take(in: directory, exclusive: true, patience: patience)
    }

    /// Takes the lock in an open directory, making its file if there is none.
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
            try status.requireTrustworthy(calling: path)
            switch cl_lock(descriptor.number, exclusive ? 1 : 0) {
            case 0:
                // A lock on a file that was unlinked in between would exclude nobody.
                let now = try FileStatus.of(name, in: directory.number, calling: path)
                if now?.identity == status.identity {
                    return OpenLock(descriptor: descriptor, identity: status.identity)
                }
            case EWOULDBLOCK where ContinuousClock.now < deadline:
                usleep(5_000)
            case EWOULDBLOCK:
                throw LMDBError(
                    .locked, during: "lock", "Somebody else holds \"\(path)\".",
                    remedy: exclusive
                        ? "Close the environment everywhere, then try again."
                        : "Wait until the compaction or restore is done, then try again.")
            case let failure:
                throw LMDBError(errno: failure, "fcntl", at: path)
            }
        }
    }

    /// Whether it is the lock of this directory; an environment is opened under its own only.
    func isOn(_ directory: borrowing EnvironmentDirectory) throws(LMDBError) -> Bool {
        let name = EnvironmentDirectory.openLockFile
        let status = try FileStatus.of(
            name, in: directory.number, calling: "\(directory.path)/\(name)")
        return status?.identity == identity
    }

    /// Changes the lock to a shared one, with no moment between the two.
    ///
    /// - Throws: The refusal of the system; the lock is then as it was.
    package borrowing func share() throws(LMDBError) {
        let failure = cl_lock(descriptor.number, 0)
        if failure != 0 {
            throw LMDBError(
                errno: failure, "fcntl", at: EnvironmentDirectory.openLockFile)
        }
    }
}
