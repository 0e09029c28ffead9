internal import CLMDB

extension Environment {
    /// What an environment is like at a moment.
    package struct Statistics: Sendable, Equatable {
        /// How large the file may become before the map grows.
        ///
        /// Unit: bytes.
        package let mapSizeInBytes: Int
        /// How large the data file is.
        ///
        /// Unit: bytes.
        package let fileSizeInBytes: Int
        /// The number of the last committed write transaction; each commit adds 1.
        package let lastTransaction: Int
        /// Snapshots being read, over all processes, without the one these numbers are from.
        package let readersInUse: Int
        /// How many snapshots may be read at the same time.
        package let maximumReaders: Int
        /// Entries of each open table, by name.
        package let entries: [String: Int]
        /// What the pages in use of each open table take up, by name.
        ///
        /// Unit: bytes.
        package let sizesInBytes: [String: Int]
    }

    /// What this environment is like now.
    ///
    /// - Throws: As ``read(_:)``.
    /// - Complexity: O(tables + readers).
    package var statistics: Statistics {
        get throws(LMDBError) {
            // In a transaction, so that the map stays where it is.
            try read { transaction throws(LMDBError) in
                var info = unsafe MDB_envinfo()
                try unsafe LMDBError.check(mdb_env_info(opened.pointer, &info), "mdb_env_info")
                var descriptor: Int32 = -1
                try unsafe LMDBError.check(
                    mdb_env_get_fd(opened.pointer, &descriptor), "mdb_env_get_fd")
                var entries: [String: Int] = [:]
                var sizes: [String: Int] = [:]
                for (name, table) in opened.tables {
                    entries[name] = try transaction.count(of: table)
                    sizes[name] = try transaction.sizeInBytes(of: table)
                }
                let readers = unsafe Int(cl_readers_in_use(opened.pointer))
                return Statistics(
                    mapSizeInBytes: unsafe info.me_mapsize,
                    fileSizeInBytes: try FileStatus.of(descriptor, calling: opened.path).size,
                    lastTransaction: unsafe info.me_last_txnid,
                    readersInUse: max(readers - 1, 0),
                    maximumReaders: unsafe Int(info.me_maxreaders),
                    entries: entries,
                    sizesInBytes: sizes)
            }
        }
    }
}
