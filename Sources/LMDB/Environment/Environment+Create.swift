extension Environment {
    /// Creates an environment and opens it.
    ///
    /// It is built aside, in a hidden directory next to `path`, synced and then renamed into place:
    /// after a crash there is either all of it or nothing at `path`. What a crash left aside is
    /// cleared by a later creation of the same name. The directory has mode 0700, its files 0600.
    ///
    /// - Parameters:
    ///   - path: Where to; nothing may be there, and its parent directory must exist.
    ///   - tables: The tables to create, at most ``Options/maximumTables``.
    ///   - options: How to open it.
    /// - Returns: A handle, to be closed or let go.
    /// - Throws: `.alreadyExists` when something is at `path`, or when another creator was faster;
    ///   `.notFound` without a parent directory; `.diskFull`, or what the system refused.
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
