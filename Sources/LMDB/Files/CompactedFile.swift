internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A compacted copy of a data file, in a directory inside that of its environment.
///
/// It can be opened and checked there. It is removed unless it replaces the data file. A crash
/// leaves it, and the next opening or compaction of the environment removes it.
package final class CompactedFile: Sendable {
    /// The name of the directory.
    private static let name = "compacting"

    /// The path under which it can be opened as an environment.
    package let path: String
    /// The size of the data file that it was made from.
    ///
    /// Unit: bytes.
    package let sizeBefore: Int
    /// The directory of the environment.
    private let directory: EnvironmentDirectory

    /// Compacts the data file of an environment.
    ///
    /// - Throws: As ``Environment/compact()``.
    init(of environment: Environment) throws(LMDBError) {
        let opened = environment.opened
        directory = try EnvironmentDirectory.open(at: opened.path)
        guard try directory.inspectFiles() == opened.file else { throw .displaced(opened.path) }
        path = "\(directory.path)/\(Self.name)"
        sizeBefore = try Self.size(in: directory)
        Self.sweep(directory)
        if unsafe mkdirat(directory.number, Self.name, 0o700) != 0 {
            throw LMDBError(errno: errno, "mkdirat", at: path)
        }
        do {
            let copy = try EnvironmentDirectory.open(
                named: Self.name, in: directory.number, calling: path)
            do throws(LMDBError) { try opened.copy(into: copy, compacting: true) } catch
                where error.code == .pagesLost
            {
                try environment.requireNothingButLostPages(after: error)
                EnvironmentDirectory.removeFiles(in: copy.number)
                try environment.copyTables(into: copy)
            }
        } catch {
            Self.sweep(directory)
            throw error
        }
    }

    /// Replaces the data file of the environment with the compacted one, and syncs the directory.
    ///
    /// The environment must have the exclusive lock; close it afterwards. Every handle on the
    /// compacted file must be closed. After a crash the directory has the old or the new file.
    ///
    /// - Returns: The size of the data file now. Unit: bytes.
    /// - Throws: The error of the system call; the old file is unchanged then.
    package func publish() throws(LMDBError) -> Int {
        let file = EnvironmentDirectory.dataFile
        let copy = try EnvironmentDirectory.open(
            named: Self.name, in: directory.number, calling: path)
        let data = try Descriptor.open(
            file, in: copy.number, flags: O_RDWR | O_NOFOLLOW, calling: path)
        // The file keeps the group and the mode of the one that it replaces.
        if directory.isSharedWithGroup,
            let old = try FileStatus.of(file, in: directory.number, calling: path),
            fchown(data.number, uid_t.max, old.group) != 0 || fchmod(data.number, 0o640) != 0
        {
            throw LMDBError(errno: errno, "chmod", at: path)
        }
        try data.sync(calling: path)
        if unsafe renameat(copy.number, file, directory.number, file) != 0 {
            throw LMDBError(errno: errno, "rename", at: path)
        }
        try directory.sync()
        return try Self.size(in: directory)
    }

    deinit { Self.sweep(directory) }

    /// Removes what a compaction left.
    ///
    /// No compaction may run: the caller has the environment's lock, shared or exclusive.
    static func sweep(_ directory: borrowing EnvironmentDirectory) {
        guard
            (try? FileStatus.of(name, in: directory.number, calling: directory.path)) != nil
        else { return }
        EnvironmentDirectory.remove(name, in: directory.number)
    }

    private static func size(
        in directory: borrowing EnvironmentDirectory
    ) throws(LMDBError) -> Int {
        let file = EnvironmentDirectory.dataFile
        let path = "\(directory.path)/\(file)"
        return try FileStatus.of(file, in: directory.number, calling: path)?.size ?? 0
    }
}

extension Environment {
    /// Makes a copy of the data file without free pages, and without the bytes of removed values.
    ///
    /// - Returns: The copy. Check it, then publish it while this environment is still open.
    /// - Precondition: It was opened with ``openAlone(at:tables:)``.
    /// - Throws: `.diskFull`, `.corrupted`, `.pagesLost` when pages are neither used nor free and
    ///   something else is wrong too, or the error of the system call.
    /// - Complexity: O(size of the file). It blocks the thread.
    package func compact() throws(LMDBError) -> CompactedFile {
        try requireOpen()
        try opened.requireUnforked()
        return try CompactedFile(of: self)
    }
}
