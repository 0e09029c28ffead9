internal import Synchronization

/// A handle on an open environment: one directory, one file of tables, many readers, one writer.
///
/// All handles of one process on the same file share what is underneath, since LMDB forbids to open
/// a file twice. A handle is closed by ``close()`` or when it is let go; the file, with the last
/// one.
package final class Environment: Sendable {
    /// What is shared with other handles on the same file.
    let opened: OpenEnvironment
    private let isClosed = Atomic(false)

    /// Takes over one handle's share, which the registry has counted already.
    init(_ opened: OpenEnvironment) { self.opened = opened }

    /// The table of that name, which was named when this file was opened, by this handle or
    /// another.
    ///
    /// - Throws: `.missingTable`, `.usedAfterFork`, or `.closed` after ``close()``.
    /// - Complexity: O(1); keep the value rather than ask often.
    package func table(named name: String) throws(LMDBError) -> Table {
        try requireOpen()
        try opened.requireUnforked()
        return try opened.table(named: name)
    }

    /// Refuses when the path that was opened leads to another file by now, or to none.
    ///
    /// Reading goes on all the same: the file exists as long as somebody has it open.
    ///
    /// - Throws: `.displaced`, `.closed`, or what the system refused.
    /// - Complexity: One question to the file system.
    package func requireInPlace() throws(LMDBError) {
        try requireOpen()
        try opened.requireInPlace()
    }

    /// Closes this handle; it may be called again.
    ///
    /// When this was the last handle, waits until the transactions of other threads have ended,
    /// then closes the file. Called inside a transaction, it returns at once, and the file is
    /// closed when that transaction ends. After it, this handle throws `.closed`.
    package func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        EnvironmentRegistry.release(opened)
        opened.waitUntilClosed()
    }

    /// Refuses work through a handle that was closed.
    func requireOpen() throws(LMDBError) {
        if isClosed.load(ordering: .acquiring) { throw .closed(opened.path) }
    }

    deinit {
        if !isClosed.load(ordering: .acquiring) { EnvironmentRegistry.release(opened) }
    }
}
