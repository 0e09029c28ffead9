internal import CLMDB

extension OpenEnvironment {
    /// Writes the environment, as of one moment, to an empty file.
    ///
    /// Reads and writes go on meanwhile. The map cannot grow until the copy is done, so a write
    /// that needs a larger map waits.
    ///
    /// - Parameters:
    ///   - file: An empty file, open for writing.
    ///   - compacting: Whether to leave out free pages; this takes longer.
    ///   - path: The path of `file`, for errors.
    /// - Throws: `.diskFull`, `.pagesLost` when it is compacted and pages are neither used nor free,
    ///   or the error of the system call.
    func copy(
        to file: borrowing Descriptor, compacting: Bool, calling path: String
    ) throws(LMDBError) {
        while true {
            let (status, mapSize) = try attemptCopy(to: file.number, compacting: compacting)
            switch status {
            case 0: return
            case MDB_MAP_RESIZED: try adoptGrownMap(beyond: mapSize)
            case MDB_INCOMPATIBLE:
                throw LMDBError(
                    .pagesLost, during: "mdb_env_copyfd2",
                    "\"\(self.path)\" has pages that are neither used nor free, so LMDB cannot "
                        + "compact it.",
                    remedy: "Verify it. If nothing else is found, it can still be used.")
            default: throw LMDBError(errno: status, "mdb_env_copyfd2", at: path)
            }
        }
    }

    /// Tries to copy; returns LMDB's status, and the size of the map when it was tried.
    private func attemptCopy(
        to file: Int32, compacting: Bool
    ) throws(LMDBError) -> (status: Int32, mapSizeInBytes: Int) {
        // Inside a read, so that the map does not move.
        _ = try unsafe beginReading()
        defer { endReading() }
        let flags = compacting ? UInt32(MDB_CP_COMPACT) : 0
        return (unsafe mdb_env_copyfd2(pointer, file, flags), mapSizeInBytes)
    }
}
