extension Environment {
    /// Copies the environment, as of one moment, into a hidden directory next to `path`.
    ///
    /// The copy is consistent while other processes write. It has mode 0700, its files 0600.
    ///
    /// - Parameter path: The final path of the copy. Nothing may exist there when it is published;
    ///   its parent directory must exist and be outside this environment's directory.
    /// - Returns: The copy, synced to disk. Publish it, or release it to remove it.
    /// - Throws: `.notFound` without a parent directory, `.alreadyExists` when the path is inside
    ///   this environment's directory, `.diskFull`, `.closed`, or the error of the system call.
    /// - Complexity: O(size of the file). It blocks the thread.
    package func copy(to path: String) throws(LMDBError) -> EnvironmentCopy {
        try requireOpen()
        try opened.requireUnforked()
        return try EnvironmentCopy(of: opened, to: path)
    }

    /// Throws when anything exists at `path`.
    ///
    /// - Throws: `.alreadyExists`, `.notFound` without a parent directory, or the error of the
    ///   system call.
    package static func requireNothing(at path: String) throws(LMDBError) {
        let place = try EnvironmentPath(path)
        try CreationAside.requireNothing(at: place, in: place.openParent())
    }

    /// How long ``openAlone(at:tables:)`` waits for the lock: a process that this one is just starting
    /// has copies of its descriptors for a moment, and so of its locks.
    private static let patienceAlone = Duration.milliseconds(200)

    /// Opens an environment so that no other handle can exist while it is open.
    ///
    /// - Parameters:
    ///   - path: Its directory.
    ///   - tables: The tables to use; all must exist.
    /// - Returns: The only handle. It has the exclusive lock until it is closed.
    /// - Throws: `.locked` while the environment is open anywhere; else as
    ///   ``open(at:tables:options:)``.
    package static func openAlone(
        at path: String, tables: [String]
    ) throws(LMDBError) -> Environment {
        let directory = try EnvironmentDirectory.open(at: path)
        _ = try directory.inspectFiles()
        let lock = try OpenLock.take(in: directory, exclusive: true, patience: patienceAlone)
        try Look(at: directory, isAlone: true, afterClose: nil).requireSound(calling: path)
        return try open(at: path, tables: tables, under: lock)
    }
}
