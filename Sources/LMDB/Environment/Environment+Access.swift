internal import CLMDB

extension Environment {
    /// Whether an environment takes writes, and if not, why.
    package enum Access: Sendable, Equatable {
        /// It takes writes.
        case writable
        /// Its structure is damaged in a place that only writes use.
        case damaged(DataFileDamage)
        /// Its file system is mounted for reading only.
        case readOnlyFileSystem
        /// This user may read its files, and not write them.
        ///
        /// What is read is a private copy of the environment at this path, made when it was opened.
        case copy(of: String)
    }

    /// Whether this environment takes writes.
    package var access: Access { opened.access }

    /// Whether what is read is a private copy, which does not grow.
    package var isCopy: Bool {
        if case .copy = access { return true }
        return false
    }

    /// Throws when this environment takes no writes.
    ///
    /// - Throws: `.readOnly`, or `.corrupted` for a damaged file.
    package func requireWritable() throws(LMDBError) {
        if let refusal = access.refusal(of: opened.path) { throw refusal }
    }

    /// What the walk before the opening found; `nil` when it was not walked.
    package var openingReport: DataFileReport? { opened.report }
}

extension Environment.Access {
    /// The flags for LMDB that keep it from writing.
    ///
    /// Where the lock file cannot be written, nobody writes the data file either: its file system
    /// is read-only, or it is a private copy.
    var openingFlags: Int32 {
        switch self {
        case .writable: 0
        case .damaged: MDB_RDONLY
        case .readOnlyFileSystem, .copy: MDB_RDONLY | MDB_NOLOCK
        }
    }

    /// The error of a write; `nil` when writes are taken.
    func refusal(of path: String) -> LMDBError? {
        switch self {
        case .writable:
            nil
        case .damaged(let damage):
            .damaged(path, "\(damage.description); it can be read, but a write would destroy data")
        case .readOnlyFileSystem:
            LMDBError(
                .readOnly, during: "write",
                "\"\(path)\" is on a file system that is mounted for reading only.",
                remedy: "Read it there, or write to a copy on another file system.")
        case .copy(let original):
            LMDBError(
                .readOnly, during: "write",
                "This user may read \"\(original)\", but not write to it.",
                remedy:
                    "Run as its owner, who needs the right to write: chmod u+rwx for the folder, "
                    + "u+rw for its files.")
        }
    }
}
