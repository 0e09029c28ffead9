internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The environments this process has open: one for each file, however many handles there are.
///
/// LMDB's locks belong to the process and end when any descriptor of the lock file is closed, so a
/// second opening of a file would silently take the first one's locks away.
enum EnvironmentRegistry {
    private struct Entry {
        let opened: OpenEnvironment
        var handles: Int
    }

    private static let entries = Mutex<[FileIdentity: Entry]>([:])
    private static let process = getpid()

    /// Adds a handle to the environment at `path`, opening it if it is not open.
    ///
    /// - Parameters:
    ///   - path: Its directory.
    ///   - options: How to open it, if it is not open.
    ///   - lock: A lock the caller has on it; without one, a shared lock is taken.
    /// - Returns: What is shared; ``release(_:)`` takes the handle away again.
    /// - Throws: As ``Environment/open(at:tables:options:)``, but for the tables.
    static func join(
        at path: String, options: Environment.Options, holding lock: consuming OpenLock?
    ) throws(LMDBError) -> OpenEnvironment {
        try requireUnforked()
        var lock = lock
        while true {
            let directory = try EnvironmentDirectory.open(at: path)
            let file = try directory.inspectFiles()
            if let opened = entries.withLock({ addHandle(to: file, in: &$0) }) { return opened }
            // Outside of the registry's lock: this one may take a while.
            if lock == nil {
                lock = try OpenLock.take(
                    in: directory, exclusive: false, patience: options.patience)
                try DataFileWalk.check(in: directory)
            }
            // Who replaces files does it under the exclusive lock: from here on they stay.
            guard try directory.isStillInPlace() else {
                lock = nil
                continue
            }
            guard try lock?.isOn(directory) == true else {
                throw LMDBError(
                    .locked, during: "open", "The lock given is not on \"\(path)\".",
                    remedy: "Take the lock of the same path.")
            }
            return try entries.withLock { entries throws(LMDBError) in
                let file = try directory.inspectFiles()
                if let opened = addHandle(to: file, in: &entries) { return opened }
                let opened = try OpenEnvironment(
                    in: directory, file: file, options: options, lock: lock.take())
                entries[file] = Entry(opened: opened, handles: 1)
                return opened
            }
        }
    }

    /// Takes a handle away; with the last one the file is closed, now or by the last transaction.
    static func release(_ opened: OpenEnvironment) {
        // In a forked child the file is the parent's, and the registry's lock may be held for ever.
        guard process == getpid() else { return }
        entries.withLock { entries in
            guard entries[opened.file]?.opened === opened else { return }
            entries[opened.file]?.handles -= 1
            closeIfUnused(opened, in: &entries)
        }
    }

    /// Closes a file whose last handle went while transactions were open, once they have ended.
    static func reap(_ opened: OpenEnvironment) {
        entries.withLock { closeIfUnused(opened, in: &$0) }
    }

    /// Refuses in a process that was forked from one that used LMDB.
    static func requireUnforked() throws(LMDBError) {
        if process != getpid() { throw .usedAfterFork(openedBy: process) }
    }

    private static func addHandle(
        to file: FileIdentity, in entries: inout [FileIdentity: Entry]
    ) -> OpenEnvironment? {
        guard let opened = entries[file]?.opened else { return nil }
        entries[file]?.handles += 1
        opened.keepOpen()
        return opened
    }

    private static func closeIfUnused(
        _ opened: OpenEnvironment, in entries: inout [FileIdentity: Entry]
    ) {
        guard let entry = entries[opened.file], entry.opened === opened, entry.handles == 0,
            opened.closeUnlessInUse()
        else { return }
        entries[opened.file] = nil
    }
}
