internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Walks every page in use of the newest transaction; see ``DataFileReport``.
    ///
    /// It reads the file with its own calls while it holds a snapshot, so that writers do not reuse
    /// the pages meanwhile. LMDB follows no page.
    ///
    /// - Returns: What was found.
    /// - Throws: `.corrupted` when the meta pages are damaged, `.closed`, or the error of the system
    ///   call.
    /// - Complexity: O(pages in use).
    package func walk() throws(LMDBError) -> DataFileReport {
        // A commit between the snapshot and the read of the meta pages needs another snapshot. A
        // writer that waits between its meta page and the lock file's copy of its number makes
        // that last for a while.
        for attempt in 0..<100 {
            usleep(UInt32(min(attempt, 50)) * 1_000)
            let report = try read { transaction throws(LMDBError) -> DataFileReport? in
                guard let head = try opened.dataFile.head(), head.transaction == transaction.number
                else { return nil }
                return try DataFileWalk.walk(
                    opened.dataFile.number, calling: opened.dataFile.path, from: head, .whole)
            }
            if let report { return report }
        }
        throw .displaced(opened.path)
    }
}

extension Environment {
    /// Walks the file of an environment without opening it.
    ///
    /// - Parameter path: Its directory.
    /// - Returns: What was found; damaged meta pages are in it too.
    /// - Throws: `.notFound`, `.notAnEnvironment`, the refusal of a directory that is not private, or
    ///   the error of the system call.
    package static func inspect(at path: String) throws(LMDBError) -> DataFileReport {
        let file = try DataFile(in: try EnvironmentDirectory.open(at: path))
        do throws(LMDBError) {
            guard let head = try file.head() else { throw .displaced(path) }
            return try DataFileWalk.walk(file.number, calling: file.path, from: head, .whole)
        } catch  where error.code == .corrupted {
            var report = DataFileReport(isWhole: false, transaction: 0, sizeInBytes: 0)
            report.damage = [
                DataFileDamage(effect: .unreadable, table: nil, problem: error.message)
            ]
            return report
        }
    }
}
