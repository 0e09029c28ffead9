extension Environment {
    /// Opens an existing environment, or returns another handle when this process has it open
    /// already.
    ///
    /// All handles on one file share one LMDB environment, whatever path each was opened by. The
    /// options of the first handle apply. Opening clears the reader slots of processes that died.
    ///
    /// - Parameters:
    ///   - path: Its directory. This user or root must own it, no other user may have write access
    ///     to it, and it must not be a symbolic link.
    ///   - tables: The tables to use; all must exist.
    ///   - options: How to open it.
    /// - Returns: A handle. Close it, or release the last reference to it.
    /// - Throws: `.notFound`, `.notAnEnvironment`, `.symbolicLink`, `.wrongOwner`, `.unsafeMode`,
    ///   `.locked` while another caller holds the exclusive lock, `.missingTable`,
    ///   `.versionMismatch`, `.corrupted`, `.usedAfterFork`, or the error of the system call.
    package static func open(
        at path: String, tables: [String], options: Options = .init()
    ) throws(LMDBError) -> Environment {
        try open(at: path, tables: tables, options: options, holding: nil)
    }

    /// Opens an environment whose lock the caller already holds, for example after a structural
    /// walk.
    ///
    /// The lock keeps its mode, exclusive or shared, until the environment is closed. Call
    /// ``OpenLock/share()`` first so that others can open the environment.
    ///
    /// - Parameters:
    ///   - path: Its directory.
    ///   - tables: The tables to use; all must exist.
    ///   - options: How to open it.
    ///   - lock: A lock on the environment at `path`.
    /// - Returns: A handle. Close it, or release the last reference to it.
    /// - Throws: The errors of opening without a lock; `.locked` when `lock` is on another
    ///   environment.
    package static func open(
        at path: String, tables: [String], options: Options = .init(),
        under lock: consuming OpenLock
    ) throws(LMDBError) -> Environment {
        try open(at: path, tables: tables, options: options, holding: lock)
    }

    private static func open(
        at path: String, tables: [String], options: Options, holding lock: consuming OpenLock?
    ) throws(LMDBError) -> Environment {
        let opened = try EnvironmentRegistry.join(at: path, options: options, holding: lock)
        let environment = Environment(opened)
        try opened.openTables(tables)
        return environment
    }
}
