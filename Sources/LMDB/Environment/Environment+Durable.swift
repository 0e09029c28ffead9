internal import CLMDB
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Makes everything durable that reads show now.
    ///
    /// A commit is visible to every process as soon as its meta page is written, and durable once
    /// that page is synced. Between the two its writer may be killed: then nobody else syncs the
    /// page. Call this before you tell anybody that something which you read is durable, unless this
    /// process committed after it.
    ///
    /// - Throws: The error of the system call; then it is not known what is durable. Otherwise as
    ///   ``read(_:)``.
    /// - Complexity: One sync to disk, unless nothing was committed since the last call.
    package func ensureDurable() throws(LMDBError) {
        // Inside a transaction, so that the file stays open.
        try read { _ throws(LMDBError) in try opened.ensureDurable() }
    }
}

extension Environment {
    /// Whether the last commit of this process that failed is certainly undone, on disk too.
    ///
    /// LMDB may refuse every read after such a commit, so that nobody can look.
    package var failedCommitIsUndone: Bool {
        opened.failedCommitIsUndone.load(ordering: .acquiring)
    }
}

extension OpenEnvironment {
    /// Makes everything durable that an earlier process left, because this one will build on it.
    ///
    /// That process may have been killed or have met an error, unless it closed the file cleanly.
    func settleOpening() throws(LMDBError) {
        if isAsClosed {
            let newest = (try? dataFile.head())?.transaction
            return durableTransaction.store(newest ?? 0, ordering: .releasing)
        }
        try ensureDurable()
        try ensureDurableNames()
    }

    /// Syncs the file, unless nothing was committed since it was synced here.
    func ensureDurable() throws(LMDBError) {
        guard access == .writable else { return }
        var info = unsafe MDB_envinfo()
        try unsafe LMDBError.check(mdb_env_info(pointer, &info), "mdb_env_info")
        let newest = unsafe UInt64(info.me_last_txnid)
        if durableTransaction.load(ordering: .acquiring) >= newest { return }
        try unsafe LMDBError.check(mdb_env_sync(pointer, 1), "mdb_env_sync")
        _ = durableTransaction.max(newest, ordering: .releasing)
    }

    /// Makes the names of the environment and of its data file durable: a creation or a compaction may
    /// have been killed between the rename and the sync of the folder.
    func ensureDurableNames() throws(LMDBError) {
        guard access == .writable else { return }
        try directory.sync()
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        let failure = cl_sync(parent.number)
        _ = consume parent  // Open until here.
        // Some file systems cannot sync a folder, and need not.
        if failure != 0, failure != EINVAL {
            throw LMDBError(errno: failure, "fsync", at: place.parent)
        }
    }

    /// Makes the old meta page durable that LMDB wrote back after a commit failed.
    ///
    /// The disk may have the new one, although its sync failed, and the next commit of any process
    /// uses its pages again: after a power cut in that commit the ledger would be damaged. If this
    /// sync fails too, opening the file tries again.
    ///
    /// If it does not, the file is read: without a meta page of that commit, nothing of it is left.
    ///
    /// - Parameter number: The number of the transaction whose commit failed.
    func settleFailedCommit(of number: UInt64) {
        let isSynced = unsafe mdb_env_sync(pointer, 1) == 0
        let head = isSynced ? try? dataFile.head() : nil
        // Another process may have used the number again meanwhile: then this is not known.
        failedCommitIsUndone.store(
            head.map { $0.transaction < number } ?? false, ordering: .releasing)
    }
}
