#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A storage failure: what failed, with values, and what to do next.
///
/// It contains paths, names, counts and codes, but never the bytes of a key or a value, because
/// errors are logged.
package struct LMDBError: Error, Sendable, Equatable {
    /// The kind of failure, for programs.
    package enum Code: Sendable, Equatable {
        /// Nothing is at the path.
        case notFound
        /// Something is already at the path.
        case alreadyExists
        /// The path exists, but is not the directory of an environment.
        case notAnEnvironment
        /// The environment has no table of that name.
        case missingTable
        /// The table belongs to another environment, or to one that has been closed since.
        case foreignTable
        /// Another lock on the environment excludes this operation.
        case locked
        /// The path, or a file of the environment, is a symbolic link.
        case symbolicLink
        /// The directory or a file of it belongs neither to this user nor to root.
        case wrongOwner
        /// The group or other users may write to the directory or a file in it.
        case unsafeMode
        /// A path must be outside the directory of the environment.
        case insideEnvironment
        /// The lock file is not that of the processes that have the environment open.
        case foreignLockFile
        /// A file beside the data file is a folder, a pipe or a device.
        case notRegularFile
        /// The file system cannot exchange two names in one step.
        case cannotExchange
        /// Keys have at least 1 byte.
        case emptyKey
        /// Keys have at most 511 bytes; this one has `count`.
        case keyTooLong(count: Int)
        /// The appended key is not above the last one.
        case outOfOrder
        /// A write was begun inside another transaction of the same thread.
        case reentrantWrite
        /// The process was forked after it used LMDB.
        case usedAfterFork
        /// The environment was closed.
        case closed
        /// The path leads to another file than when it was opened, or to none.
        case displaced
        /// The data file became older or shorter while it was open.
        case overwritten
        /// The map cannot grow: the address space is used up.
        case mapFull
        /// Another process made the map grow.
        ///
        /// This module handles it; callers do not see it.
        case mapResized
        /// All reader slots are taken by live readers.
        case readersFull
        /// The transaction changed more pages than LMDB can hold at once.
        case transactionTooLarge
        /// The disk is full.
        ///
        /// Reads still work.
        case diskFull
        /// The environment was opened for reading: its file system, or this user's rights, do not
        /// allow writing.
        case readOnly
        /// A file of the environment has several names, so another path changes it too.
        case severalLinks
        /// The content of the file is inconsistent.
        case corrupted
        /// Pages are neither used nor free, which LMDB's own compaction refuses.
        case pagesLost
        /// The file is of another version of LMDB.
        case versionMismatch
        /// Writing a meta page failed; LMDB refuses all calls until the environment is opened
        /// again.
        case panicked
        /// The system refused, with this `errno`.
        case system(errno: Int32)
        /// LMDB refused, with this code of `lmdb.h`.
        case lmdb(code: Int32)
    }

    /// Whether the system refused to write, because of the file system or of this user's rights.
    var isAboutWriting: Bool {
        [EROFS, EACCES, EPERM].contains { code == .system(errno: $0) }
    }

    /// The kind of failure, for programs.
    package let code: Code
    /// The operation that failed: a call of LMDB or the system, or a verb of this module.
    package let operation: String
    /// What happened, with values.
    package let message: String
    /// What to do next.
    package let remedy: String

    /// Creates an error of this module.
    ///
    /// - Parameters:
    ///   - code: The kind of failure.
    ///   - operation: The operation that failed.
    ///   - message: What happened, with values; a sentence.
    ///   - remedy: What to do next; a sentence.
    init(_ code: Code, during operation: String, _ message: String, remedy: String) {
        self.code = code
        self.operation = operation
        self.message = message
        self.remedy = remedy
    }
}

extension LMDBError: CustomStringConvertible {
    /// What happened, and what to do next.
    package var description: String { "\(message) \(remedy)" }
}
