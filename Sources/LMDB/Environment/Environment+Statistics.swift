internal import CLMDB

extension Environment {
    /// Sizes and counts of an environment at one moment.
    package struct Statistics: Sendable, Equatable {
        /// How large the file may become before the map grows.
        ///
        /// Unit: bytes.
        package let mapSizeInBytes: Int
        /// The size of the data file.
        ///
        /// Unit: bytes.
        package let fileSizeInBytes: Int
        /// The number of the last committed write transaction; each commit adds 1.
        package let lastTransaction: Int
        /// Snapshots being read, across all processes, without the one that these numbers come
        /// from.
        package let readersInUse: Int
        /// How many snapshots can be read at the same time.
        package let maximumReaders: Int
        /// The process of the oldest snapshot, and the number of its transaction; `nil` without a
        /// reader, apart from the one that these numbers come from.
        package let oldestReader: Reader?
        /// The number of entries of each open table, by name.
        package let entries: [String: Int]
        /// The size of the pages in use of each open table, by name.
        ///
        /// Unit: bytes.
        package let sizesInBytes: [String: Int]
    }

    /// A snapshot that is being read.
    package struct Reader: Sendable, Equatable {
        package let process: Int
        package let transaction: Int
    }

    /// The current sizes and counts of this environment.
    ///
    /// - Throws: As ``read(_:)``.
    /// - Complexity: O(tables + readers).
    package var statistics: Statistics {
        get throws(LMDBError) {
            // Inside a transaction, so that the map does not move.
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
                let oldest = unsafe cl_find_oldest_reader(opened.pointer)
                let isOther = oldest.process != 0 && UInt64(oldest.transaction) < transaction.number
                return Statistics(
                    mapSizeInBytes: unsafe info.me_mapsize,
                    fileSizeInBytes: try FileStatus.of(descriptor, calling: opened.path).size,
                    lastTransaction: unsafe info.me_last_txnid,
                    readersInUse: max(readers - 1, 0),
                    maximumReaders: unsafe Int(info.me_maxreaders),
                    oldestReader: isOther
                        ? Reader(
                            process: Int(oldest.process), transaction: Int(oldest.transaction))
                        : nil,
                    entries: entries,
                    sizesInBytes: sizes)
            }
        }
    }
}
