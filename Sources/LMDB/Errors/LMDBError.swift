/// What the storage refused or failed to do, with values, and what to do next.
///
/// It carries paths, names, counts and codes, never the bytes of a key or a value: errors get
/// logged.
package struct LMDBError: Error, Sendable, Equatable {
    /// What kind of failure it is, for programs.
    package enum Code: Sendable, Equatable {
        /// Nothing is at the path.
        case notFound
        /// Something is already at the path.
        case alreadyExists
        /// What is at the path is not an environment of ours.
        case notAnEnvironment
        /// The environment has no table of that name.
        case missingTable
        /// The table belongs to another environment, or to one that was closed since.
        case foreignTable
        /// Somebody holds the environment in a way that excludes this.
        case locked
        /// The path, or a file of the environment, is a symbolic link.
        case symbolicLink
        /// The directory or a file of it belongs neither to this user nor to root.
        case wrongOwner
        /// The group or the world may write the directory or a file of it.
        case unsafeMode
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
        /// The map cannot grow: the address space is used up.
        case mapFull
        /// Another process made the map grow. Handled in this module; callers do not meet it.
        case mapResized
        /// All reader slots are taken by live readers.
        case readersFull
        /// The transaction changed more pages than LMDB can hold at once.
        case transactionTooLarge
        /// The disk is full. Reading goes on.
        case diskFull
        /// The file contradicts itself.
        case corrupted
        /// The file is of another version of LMDB.
        case versionMismatch
        /// A write of the file's head failed, and LMDB refuses everything until it is opened again.
        case panicked
        /// The system refused, with this `errno`.
        case system(errno: Int32)
        /// LMDB refused, with this code of `lmdb.h`.
        case lmdb(code: Int32)
    }

    /// What kind of failure it is, for programs.
    package let code: Code
    /// What was being done: a call of LMDB or the system, or a verb of this module.
    package let operation: String
    /// What happened, with values.
    package let message: String
    /// What to do next.
    package let remedy: String

    /// An error of this module.
    ///
    /// - Parameters:
    ///   - code: What kind of failure it is.
    ///   - operation: What was being done.
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
    /// The operation, what happened, and what to do next.
    package var description: String { "\(operation): \(message) \(remedy)" }
}
