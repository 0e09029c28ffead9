internal import Synchronization

/// A handle on an open environment: one directory, one file of tables, many readers, one writer.
///
/// All handles of one process on the same file share one LMDB environment, because LMDB forbids
/// opening a file twice. ``close()`` or the release of the last reference closes a handle. The file
/// is closed with the last handle.
package final class Environment: Sendable {
    /// The LMDB environment, shared with other handles on the same file.
    let opened: OpenEnvironment
    private let isClosed = Atomic(false)

    /// Creates a handle whose use the registry has already counted.
    init(_ opened: OpenEnvironment) { self.opened = opened }

    /// The table of that name.
    ///
    /// This or another handle must have named it when opening the file.
    ///
    /// - Throws: `.missingTable`, `.usedAfterFork`, or `.closed` after ``close()``.
    /// - Complexity: O(1). Keep the value rather than looking it up often.
    package func table(named name: String) throws(LMDBError) -> Table {
        try requireOpen()
        try opened.requireUnforked()
        return try opened.table(named: name)
    }

    /// Throws when the path that was opened now leads to another file, or to none.
    ///
    /// Reads still work in that case, because the file exists as long as a process has it open.
    ///
    /// - Throws: `.displaced`, `.closed`, or the error of the system call.
    /// - Complexity: One system call.
    package func requireInPlace() throws(LMDBError) {
        try requireOpen()
        try opened.requireInPlace()
    }

    /// Throws when the data file is older or shorter than this process has seen it: something wrote
    /// over it in place.
    ///
    /// - Throws: `.displaced`, `.corrupted`, `.closed`, or the error of the system call.
    /// - Complexity: A few system calls.
    package func requireUnchanged() throws(LMDBError) {
        try requireOpen()
        try opened.requireUnchanged()
    }

    /// Closes this handle.
    ///
    /// Calling it again has no effect.
    ///
    /// For the last handle it waits until the transactions of other threads have ended, then closes
    /// the file. Inside a transaction it returns at once, and the file is closed when that
    /// transaction ends. Afterwards each use of this handle throws `.closed`.
    package func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        EnvironmentRegistry.release(opened)
        opened.waitUntilClosed()
    }

    /// Throws when this handle was closed.
    func requireOpen() throws(LMDBError) {
        if isClosed.load(ordering: .acquiring) { throw .closed(opened.path) }
    }

    deinit {
        if !isClosed.load(ordering: .acquiring) { EnvironmentRegistry.release(opened) }
    }
}
