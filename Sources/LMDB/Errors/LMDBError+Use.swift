extension LMDBError {
    /// The environment at `path` was closed before it was used.
    static func closed(_ path: String) -> LMDBError {
        LMDBError(
            .closed, during: "use", "\"\(path)\" was closed.",
            remedy: "Open it again, or close it later.")
    }

    /// The path of the environment no longer leads to the file that was opened.
    static func displaced(_ path: String) -> LMDBError {
        LMDBError(
            .displaced, during: "use",
            "\"\(path)\" was moved, removed or replaced while it was open.",
            remedy: "Put it back, or open the environment that is at the path now.")
    }

    /// The data file is older or shorter than this process has seen it.
    static func overwritten(_ path: String) -> LMDBError {
        LMDBError(
            .overwritten, during: "use",
            "The data file of \"\(path)\" was overwritten while it was open: it is older than it was.",
            remedy:
                "Close the environment everywhere, then restore it with the program's own command, "
                + "and open it again.")
    }

    /// A copy was to be made inside the directory of what is copied.
    static func insideEnvironment(_ path: String) -> LMDBError {
        LMDBError(
            .insideEnvironment, during: "copy",
            "\"\(path)\" is inside the directory that is to be copied.",
            remedy: "Name a path outside it.")
    }

    /// The file system cannot exchange two names in one step.
    static func cannotExchange(_ path: String) -> LMDBError {
        LMDBError(
            .cannotExchange, during: "rename",
            "The file system of \"\(path)\" cannot exchange two names in one step, so a crash could "
                + "leave nothing there.",
            remedy: "Move the old folder away yourself, then try again without replacing it.")
    }

    /// The lock file was overwritten, cut or replaced while others had the environment open.
    static func foreignLockFile(_ path: String, _ problem: String) -> LMDBError {
        LMDBError(
            .foreignLockFile, during: "open",
            "\"\(path)\" is not the lock file of the programs that have the ledger open: \(problem). "
                + "The records are in another file, and none is lost.",
            remedy:
                "End every program that has the ledger open, then open it again: the file is then "
                + "made anew.")
    }

    /// What has the name of a file beside the data file is something else.
    static func notRegularFile(_ path: String) -> LMDBError {
        LMDBError(
            .notRegularFile, during: "open",
            "\"\(path)\" is not a regular file. The records are in another file, and none is lost.",
            remedy: "Move it out of the folder of the ledger; the file is then made anew.")
    }

    /// The content of a data file is inconsistent, or its end is missing.
    static func damaged(_ path: String, _ problem: String) -> LMDBError {
        LMDBError(
            .corrupted, during: "open", "\"\(path)\": \(problem).",
            remedy: "Do not write to it; restore the last good backup.")
    }

    /// A child process used an environment that its parent process opened before the fork.
    static func usedAfterFork(openedBy process: Int32) -> LMDBError {
        LMDBError(
            .usedAfterFork, during: "use",
            "Process \(process) used LMDB, and this process was forked from it.",
            remedy: "After a fork, run another program with exec, and use LMDB there.")
    }

    /// Throws for a key length that LMDB does not accept.
    ///
    /// - Parameters:
    ///   - count: The key's length, `1...511`. Unit: bytes.
    ///   - operation: What the key is for.
    /// - Throws: `.emptyKey` or `.keyTooLong`.
    @inline(__always)
    static func checkKey(count: Int, _ operation: StaticString) throws(LMDBError) {
        if count < 1 || count > Table.longestKeyInBytes {
            throw badKey(count: count, operation)
        }
    }

    private static func badKey(count: Int, _ operation: StaticString) -> LMDBError {
        LMDBError(
            count == 0 ? .emptyKey : .keyTooLong(count: count), during: "\(operation)",
            "The key has \(count) bytes; a key must have 1 to \(Table.longestKeyInBytes).",
            remedy: "Make the key from fewer or shorter parts.")
    }
}
