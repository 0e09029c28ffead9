internal import CLMDB

extension Environment {
    /// Creates an environment and opens it.
    ///
    /// The environment is built in a hidden directory next to `path`, synced, and then renamed to
    /// `path`. After a crash, `path` holds either the complete environment or nothing. A later
    /// creation of the same name removes the hidden directory that a crash left. A creation that
    /// fails leaves nothing. The directory has mode 0700, its files 0600, unless the group may read.
    ///
    /// - Parameters:
    ///   - path: The directory to create. Nothing may exist there, and its parent directory must
    ///     exist.
    ///   - tables: The tables to create, at most ``Options/maximumTables``.
    ///   - entries: What the tables contain from the first moment on.
    ///   - options: How to open it.
    /// - Returns: A handle. Close it, or release the last reference to it.
    /// - Throws: `.alreadyExists` when something exists at `path`, or when another process created
    ///   it first; `.notFound` without a parent directory; `.diskFull`, or the error of the system
    ///   call.
    package static func create(
        at path: String, tables: [String], containing entries: [Entry] = [],
        options: Options = .init()
    ) throws(LMDBError) -> Environment {
        try EnvironmentRegistry.requireUnforked()
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        try CreationAside.requireNothing(at: place, in: parent)
        CreationAside.sweep(parent, at: place.parent)

        let aside = try CreationAside(for: place, in: parent)
        do throws(LMDBError) {
            let lock = try aside.fill(with: tables, containing: entries, options: options)
            try aside.publish(under: lock)
            return try open(at: path, tables: tables, options: options, under: lock)
        } catch {
            aside.remove()
            throw error
        }
    }

    /// An entry that an environment has from its creation on.
    package struct Entry: Sendable {
        package let table: String
        package let key: [UInt8]
        package let value: [UInt8]

        package init(in table: String, key: [UInt8], value: [UInt8]) {
            self.table = table
            self.key = key
            self.value = value
        }

        /// Puts it into a new table.
        func put(in transaction: OpaquePointer?, _ table: MDB_dbi) throws(LMDBError) {
            try LMDBError.checkKey(count: key.count, "create")
            var (keyBytes, valueBytes) = (key, value)
            let status = unsafe keyBytes.withUnsafeMutableBytes { key in
                unsafe valueBytes.withUnsafeMutableBytes { value in
                    var (key, value) = unsafe (
                        MDB_val(mv_size: key.count, mv_data: key.baseAddress),
                        MDB_val(mv_size: value.count, mv_data: value.baseAddress)
                    )
                    return unsafe mdb_put(transaction, table, &key, &value, 0)
                }
            }
            try LMDBError.check(status, "mdb_put")
        }
    }
}
