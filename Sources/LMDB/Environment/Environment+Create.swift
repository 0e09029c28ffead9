extension Environment {
    /// Creates an environment and opens it.
    ///
    /// The environment is built in a hidden directory next to `path`, synced, and then renamed to
    /// `path`. After a crash, `path` holds either the complete environment or nothing. A later
    /// creation of the same name removes the hidden directory that a crash left. The directory has
    /// mode 0700, its files 0600.
    ///
    /// - Parameters:
    ///   - path: The directory to create. Nothing may exist there, and its parent directory must
    ///     exist.
    ///   - tables: The tables to create, at most ``Options/maximumTables``.
    ///   - options: How to open it.
    /// - Returns: A handle. Close it, or release the last reference to it.
    /// - Throws: `.alreadyExists` when something exists at `path`, or when another process created
    ///   it first; `.notFound` without a parent directory; `.diskFull`, or the error of the system
    ///   call.
    package static func create(
        at path: String, tables: [String], options: Options = .init()
    ) throws(LMDBError) -> Environment {
        try EnvironmentRegistry.requireUnforked()
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        try CreationAside.requireNothing(at: place, in: parent)
        CreationAside.sweep(for: place, in: parent)

        let aside = try CreationAside(for: place, in: parent)
        do {
            let lock = try aside.fill(with: tables, options: options)
            try aside.publish()
            return try open(at: path, tables: tables, options: options, under: lock)
        } catch {
            aside.remove()
            throw error
        }
    }
}
