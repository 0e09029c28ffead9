internal import CLMDB

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
        // A commit between the snapshot and the read of the meta pages needs another snapshot.
        for _ in 0..<100 {
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
