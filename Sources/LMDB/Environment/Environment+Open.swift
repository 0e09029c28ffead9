extension Environment {
    /// Opens an existing environment, or joins the one this process has open already.
    ///
    /// A second handle on the same file, by whatever path, shares what is underneath; the options
    /// of the first one hold. Slots of readers that died are cleared.
    ///
    /// - Parameters:
    ///   - path: Its directory: owned by this user or root, writable by nobody else, no symbolic
    ///     link.
    ///   - tables: The tables to use; all must exist.
    ///   - options: How to open it.
    /// - Returns: A handle, to be closed or let go.
    /// - Throws: `.notFound`, `.notAnEnvironment`, `.symbolicLink`, `.wrongOwner`, `.unsafeMode`,
    ///   `.locked` while somebody holds it alone, `.missingTable`, `.versionMismatch`,
    ///   `.corrupted`, `.usedAfterFork`, or what the system refused.
    package static func open(
        at path: String, tables: [String], options: Options = .init()
    ) throws(LMDBError) -> Environment {
        try open(at: path, tables: tables, options: options, holding: nil)
    }

    /// The same for a caller that holds the lock already, after a structural walk for example.
    ///
    /// The lock stays as it is, exclusive or shared, until the environment is closed; call
    /// ``OpenLock/share()`` first to let others in.
    ///
    /// - Parameters:
    ///   - path: Its directory.
    ///   - tables: The tables to use; all must exist.
    ///   - options: How to open it.
    ///   - lock: A lock on the environment at `path`.
    /// - Returns: A handle, to be closed or let go.
    /// - Throws: As without a lock; `.locked` when `lock` is on another environment.
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
