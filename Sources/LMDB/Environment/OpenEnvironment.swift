internal import CLMDB
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The state that all handles on one file share: LMDB's environment, and its transaction gate.
///
/// `@unchecked Sendable` is sound: `pointer` never changes, LMDB allows every thread to use it, and
/// `gate` blocks its use while the map moves and after it was closed.
@safe
final class OpenEnvironment: @unchecked Sendable {
    /// LMDB's environment; valid until it is closed.
    let pointer: OpaquePointer
    /// The identity of the data file.
    let file: FileIdentity
    /// The path of the first handle, for error messages.
    let path: String
    /// The absolute path of the data file at opening, because the process may change its directory.
    let filePath: String
    /// The absolute path of LMDB's lock file.
    private let lockFilePath: String
    /// The identity of that file; `nil` where nothing is locked.
    private let lockFile: FileIdentity?
    /// A number that tells the tables of this environment from those of others.
    let ordinal: UInt32
    /// The threads that have a transaction open, and those that wait for one.
    let gate: Monitor<TransactionGate>
    /// The directory, held open.
    let directory: EnvironmentDirectory
    /// The data file, for our own reads.
    let dataFile: DataFile
    /// Whether it takes writes.
    let access: Environment.Access
    /// What the walk before the opening found; `nil` when it was not walked.
    let report: DataFileReport?
    /// Whether nobody wrote to the file between a clean close, synced to disk, and the opening.
    let isAsClosed: Bool
    /// The newest transaction that this process has seen, which the file cannot go behind.
    let newestTransaction = Atomic<UInt64>(0)
    /// The newest transaction that this process made durable without committing itself.
    let durableTransaction = Atomic<UInt64>(0)
    /// Whether the last commit that failed is certainly undone.
    let failedCommitIsUndone = Atomic(false)
    /// Held while tables are opened.
    let tableOpening = Mutex(())
    private let process = getpid()

    private static let ordinals = Atomic<UInt32>(0)

    /// Opens the files in `directory`.
    ///
    /// - Parameters:
    ///   - directory: The environment's directory, inspected.
    ///   - file: Its data file.
    ///   - options: How to open it.
    ///   - lock: The lock under which it stays open; `nil` only where it is not writable.
    ///   - look: What the look at the file found.
    /// - Throws: The error of LMDB or of the system call.
    init(
        in directory: consuming EnvironmentDirectory, file: FileIdentity,
        options: Environment.Options, lock: consuming OpenLock?, after look: Look
    ) throws(LMDBError) {
        unsafe pointer = try Self.openPointer(
            in: directory, options: options, flags: look.access.openingFlags)
        do throws(LMDBError) { dataFile = try DataFile(in: directory) } catch {
            unsafe mdb_env_close(pointer)
            throw error
        }
        self.file = file
        access = look.access
        report = look.report
        isAsClosed = look.isAsClosed
        path = directory.path
        filePath = Self.fromRoot("\(path)/\(EnvironmentDirectory.dataFile)")
        lockFilePath = Self.fromRoot("\(path)/\(EnvironmentDirectory.lockFile)")
        lockFile = Self.lockFile(in: directory, look.access)
        self.directory = directory
        ordinal = Self.ordinals.add(1, ordering: .relaxed).newValue
        gate = Monitor(TransactionGate(lock: lock))
        do throws(LMDBError) { try settleOpening() } catch {
            _ = closeUnlessInUse()
            throw error
        }
        clearDeadReaders()
    }

    /// Builds a new environment with these tables and entries in an empty directory, synced and
    /// closed again.
    static func build(
        in directory: borrowing EnvironmentDirectory, tables: [String],
        entries: [Environment.Entry], options: Environment.Options
    ) throws(LMDBError) {
        let pointer = try unsafe openPointer(in: directory, options: options, flags: 0)
        defer { unsafe mdb_env_close(pointer) }
        var transaction: OpaquePointer?
        try unsafe LMDBError.check(mdb_txn_begin(pointer, nil, 0, &transaction), "mdb_txn_begin")
        do throws(LMDBError) {
            for name in tables {
                var identifier: MDB_dbi = 0
                try unsafe LMDBError.check(
                    mdb_dbi_open(transaction, name, UInt32(MDB_CREATE), &identifier),
                    "mdb_dbi_open")
                for entry in entries where entry.table == name {
                    try unsafe entry.put(in: transaction, identifier)
                }
            }
        } catch {
            unsafe mdb_txn_abort(transaction)
            throw error
        }
        try unsafe LMDBError.check(mdb_txn_commit(transaction), "mdb_txn_commit")
        try unsafe LMDBError.check(mdb_env_sync(pointer, 1), "mdb_env_sync")
    }

    /// Throws when the path, or LMDB's lock file, now leads to another file, or to none.
    ///
    /// Other processes would then not find what is written to this file, and would write to another
    /// one. With another lock file they would write at the same time, into the same pages.
    func requireInPlace() throws(LMDBError) {
        if case .copy = access { return }
        if try FileIdentity.at(filePath) != file { throw .displaced(path) }
        if let lockFile, try FileIdentity.at(lockFilePath) != lockFile {
            throw .foreignLockFile(lockFilePath, "it was removed or replaced")
        }
    }

    private static func lockFile(
        in directory: borrowing EnvironmentDirectory, _ access: Environment.Access
    ) -> FileIdentity? {
        guard access.openingFlags & MDB_NOLOCK == 0 else { return nil }
        let name = EnvironmentDirectory.lockFile
        return (try? FileStatus.of(name, in: directory.number, calling: directory.path))?.identity
    }

    /// Throws when the file is shorter or older than this process has seen it.
    ///
    /// Then something wrote over it in place, and LMDB would read pages of two files as one.
    func requireUnchanged() throws(LMDBError) {
        let seen = newestTransaction.load(ordering: .acquiring)
        // Every commit asks, so the meta pages are examined only where this is in question.
        if let newest = dataFile.newestTransaction(), newest >= seen {
            _ = newestTransaction.max(newest, ordering: .acquiringAndReleasing)
            return
        }
        guard let head = try dataFile.head() else { return }
        guard head.transaction >= seen else { throw .overwritten(path) }
        _ = newestTransaction.max(head.transaction, ordering: .acquiringAndReleasing)
    }

    /// Throws in a forked child, because the map and the locks belong to its parent.
    func requireUnforked() throws(LMDBError) {
        if isForked { throw .usedAfterFork(openedBy: process) }
    }

    /// Whether this process was forked from the one that opened the file.
    var isForked: Bool { process != getpid() }

    /// Frees the slots of readers whose processes died.
    func clearDeadReaders() {
        var dead: Int32 = 0
        // A failure is ignored: the slots stay in use, and the next call tries again.
        _ = unsafe mdb_reader_check(pointer, &dead)
    }

    private static func openPointer(
        in directory: borrowing EnvironmentDirectory, options: Environment.Options, flags: Int32
    ) throws(LMDBError) -> OpaquePointer {
        if flags & MDB_NOLOCK == 0 {
            try LockFile.requireSound(in: directory)
            try LockFile.reserve(in: directory, readers: options.maximumReaders)
        }
        var created: OpaquePointer?
        try unsafe LMDBError.check(mdb_env_create(&created), "mdb_env_create")
        guard let pointer = unsafe created else {
            throw LMDBError(status: ENOMEM, "mdb_env_create")
        }
        do throws(LMDBError) {
            try unsafe LMDBError.check(
                mdb_env_set_mapsize(pointer, wholePages(options.mapSizeInBytes)),
                "mdb_env_set_mapsize")
            try unsafe LMDBError.check(
                mdb_env_set_maxreaders(pointer, options.maximumReaders), "mdb_env_set_maxreaders")
            try unsafe LMDBError.check(
                mdb_env_set_maxdbs(pointer, options.maximumTables), "mdb_env_set_maxdbs")
            // For writing no other flag, ever: each trades away durability, safety, or zeroed memory.
            let status = try unsafe mdb_env_open(
                pointer, directory.pathForLMDB, UInt32(MDB_NOTLS | flags), 0o600)
            if status != 0 { throw LMDBError(errno: status, "mdb_env_open", at: directory.path) }
            // LMDB sets close-on-exec on all its descriptors except this one.
            var descriptor: Int32 = -1
            try unsafe LMDBError.check(mdb_env_get_fd(pointer, &descriptor), "mdb_env_get_fd")
            try LMDBError.check(cl_close_on_exec(descriptor), "fcntl")
        } catch {
            unsafe mdb_env_close(pointer)
            throw error
        }
        return unsafe pointer
    }

    /// The absolute path, or `path` unchanged when the system does not report the current
    /// directory.
    private static func fromRoot(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(folder) }
        return unsafe "\(String(cString: folder))/\(path)"
    }

    /// Rounds up to whole pages of the system, at least 16 of them.
    private static func wholePages(_ bytes: Int) -> Int {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        return max((min(bytes, .max - page) + page - 1) / page, 16) * page
    }
}
