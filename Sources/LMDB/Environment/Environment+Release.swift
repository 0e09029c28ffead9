internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Takes the pages of the file that this process has mapped out of its memory.
    ///
    /// A process that reads a whole file once keeps every page mapped until the system needs the
    /// memory. The pages stay in the system's cache, so that reading them again costs little. Other
    /// readers of this process may go on meanwhile.
    ///
    /// - Throws: As ``read(_:)``.
    /// - Complexity: O(pages that are mapped).
    package func releaseMappedPages() throws(LMDBError) {
        // Inside a transaction, so that the map does not move.
        try read { _ throws(LMDBError) in
            var info = unsafe MDB_envinfo()
            try unsafe LMDBError.check(mdb_env_info(opened.pointer, &info), "mdb_env_info")
            var descriptor: Int32 = -1
            try unsafe LMDBError.check(
                mdb_env_get_fd(opened.pointer, &descriptor), "mdb_env_get_fd")
            let size = try FileStatus.of(descriptor, calling: opened.path).size
            // It is advice: a system that does not take it keeps the pages.
            _ = unsafe madvise(info.me_mapaddr, min(size, info.me_mapsize), MADV_DONTNEED)
        }
    }
}
