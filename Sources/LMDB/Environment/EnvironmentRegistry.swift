internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The environments that this process has open: one per file, whatever the number of handles.
///
/// LMDB's locks belong to the process and end when any descriptor of the lock file is closed.
/// Opening and closing a file a second time would therefore silently release the locks of the
/// first.
enum EnvironmentRegistry {
    private struct Entry {
        let opened: OpenEnvironment
        var handles: Int
    }

    private static let entries = Mutex<[FileIdentity: Entry]>([:])
    private static let process = getpid()

    /// Adds a handle to the environment at `path`, opening it if it is not open.
    ///
    /// - Parameters:
    ///   - path: Its directory.
    ///   - options: How to open it, if it is not open.
    ///   - lock: A lock that the caller holds on it. Without one, a shared lock is taken.
    /// - Returns: The shared environment. ``release(_:)`` removes the handle again.
    /// - Throws: As ``Environment/open(at:tables:options:)``, except the errors for tables.
    static func join(
        at path: String, options: Environment.Options, holding lock: consuming OpenLock?
    ) throws(LMDBError) -> OpenEnvironment {
        try requireUnforked()
        var lock = lock
        while true {
            let directory: EnvironmentDirectory
            do throws(LMDBError) { directory = try EnvironmentDirectory.open(at: path) } catch
                where error.code == .wrongOwner
            {
                return try joinForeign(at: path, options, after: error)
            }
            let file = try directory.inspectFiles()
            if let opened = entries.withLock({ addHandle(to: file, in: &$0) }) { return opened }
            // Outside the registry's lock, because taking this lock can wait.
            let look: Look
            if lock != nil {
                look = try Look(
                    at: directory, isAlone: false, afterClose: nil,
                    walks: options.walksBeforeOpening)
            } else {
                do throws(LMDBError) {
                    try directory.requireWritableFiles()
                    let opening = try OpenLock.forOpening(directory, patience: options.patience)
                    look = try Look(
                        at: directory, isAlone: opening.isAlone,
                        afterClose: opening.lock.cleanClose(),
                        walks: options.walksBeforeOpening)
                    if opening.isAlone {
                        CompactedFile.sweep(directory)
                        try opening.lock.share()
                    }
                    lock = opening.end()
                } catch  where error.isAboutWriting {
                    return try joinForReading(directory, options, after: error)
                }
            }
            // A process replaces files only under the exclusive lock, so they cannot change after
            // this check.
            guard try directory.isStillInPlace() else {
                lock = nil
                continue
            }
            guard try lock?.isOn(directory) == true else {
                throw LMDBError(
                    .locked, during: "open", "The given lock is not a lock on \"\(path)\".",
                    remedy: "Take the lock with the same path.")
            }
            return try open(directory, options, under: lock.take(), look)
        }
    }

    /// Opens a private copy of an environment of another user, who lets the group read it.
    private static func joinForeign(
        at path: String, _ options: Environment.Options, after refusal: LMDBError
    ) throws(LMDBError) -> OpenEnvironment {
        do throws(LMDBError) {
            return try joinForReading(
                try EnvironmentDirectory.open(at: path, isForeign: true), options, after: refusal)
        } catch  where error.isAboutWriting { throw refusal }
    }

    /// Opens a directory whose lock this user cannot take, or whose files he cannot write, for
    /// reading only.
    ///
    /// - Parameters:
    ///   - directory: The directory.
    ///   - options: How to open it.
    ///   - refusal: Why the lock could not be taken.
    /// - Returns: The environment: the file itself on a read-only file system, otherwise a private
    ///   copy of it.
    /// - Throws: `.locked` when others write too fast to copy the file, `.corrupted`, or the error of
    ///   the system call.
    private static func joinForReading(
        _ directory: consuming EnvironmentDirectory, _ options: Environment.Options,
        after refusal: LMDBError
    ) throws(LMDBError) -> OpenEnvironment {
        guard refusal.code == .system(errno: EROFS) else {
            let original = directory.path
            let copy = try PrivateCopy(of: directory)
            defer { copy.remove() }
            let directory = try EnvironmentDirectory.open(at: copy.path)
            let look = try Look(
                at: directory, isAlone: true, afterClose: nil, access: .copy(of: original))
            return try open(directory, options, under: nil, look)
        }
        let look = try Look(
            at: directory, isAlone: true, afterClose: nil, access: .readOnlyFileSystem)
        return try open(directory, options, under: nil, look)
    }

    /// Opens an environment under the registry's lock, unless another thread did so meanwhile.
    private static func open(
        _ directory: consuming EnvironmentDirectory, _ options: Environment.Options,
        under lock: consuming OpenLock?, _ look: Look
    ) throws(LMDBError) -> OpenEnvironment {
        var directory = Optional(directory)
        var lock = lock
        return try entries.withLock { entries throws(LMDBError) in
            guard let place = directory.take() else { throw .closed("") }
            let file = try place.inspectFiles()
            if let opened = addHandle(to: file, in: &entries) { return opened }
            let opened = try OpenEnvironment(
                in: place, file: file, options: options, lock: lock.take(), after: look)
            entries[file] = Entry(opened: opened, handles: 1)
            return opened
        }
    }

    /// Removes a handle.
    ///
    /// The last one closes the file, at once or when the last transaction ends.
    static func release(_ opened: OpenEnvironment) {
        // In a forked child the file is the parent's, and the registry's lock may be held forever.
        guard process == getpid() else { return }
        entries.withLock { entries in
            guard entries[opened.file]?.opened === opened else { return }
            entries[opened.file]?.handles -= 1
            closeIfUnused(opened, in: &entries)
        }
    }

    /// Closes a file whose last handle was released during transactions, once these have ended.
    static func reap(_ opened: OpenEnvironment) {
        entries.withLock { closeIfUnused(opened, in: &$0) }
    }

    /// Throws in a process that was forked from one that used LMDB.
    static func requireUnforked() throws(LMDBError) {
        if process != getpid() { throw .usedAfterFork(openedBy: process) }
    }

    private static func addHandle(
        to file: FileIdentity, in entries: inout [FileIdentity: Entry]
    ) -> OpenEnvironment? {
        guard let opened = entries[file]?.opened else { return nil }
        entries[file]?.handles += 1
        opened.keepOpen()
        return opened
    }

    private static func closeIfUnused(
        _ opened: OpenEnvironment, in entries: inout [FileIdentity: Entry]
    ) {
        guard let entry = entries[opened.file], entry.opened === opened, entry.handles == 0,
            opened.closeUnlessInUse()
        else { return }
        entries[opened.file] = nil
    }
}
