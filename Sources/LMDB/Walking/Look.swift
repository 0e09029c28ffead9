/// A look at a data file before LMDB maps it, and what may be done with the file after it.
struct Look {
    let access: Environment.Access
    let report: DataFileReport?
    /// Whether nobody wrote to the file since it was closed cleanly, synced to disk.
    let isAsClosed: Bool

    /// Throws when anything is damaged.
    ///
    /// - Throws: `.corrupted`.
    func requireSound(calling path: String) throws(LMDBError) {
        if let refusal = access.refusal(of: path) { throw refusal }
    }

    /// Walks the data file in `directory`.
    ///
    /// - Parameters:
    ///   - directory: The directory of the environment.
    ///   - isAlone: Whether the caller holds the exclusive lock.
    ///   - close: What the last closer wrote, if anything.
    ///   - access: The access of an undamaged file.
    ///   - walks: `false` for the control of an experiment only: the file is taken as undamaged.
    /// - Throws: `.corrupted` when LMDB must not even read the file, or the error of the system
    ///   call.
    init(
        at directory: borrowing EnvironmentDirectory, isAlone: Bool, afterClose close: CleanClose?,
        access: Environment.Access = .writable, walks: Bool = true
    ) throws(LMDBError) {
        let file = try DataFile(in: directory)
        let report = !walks ? nil : try file.inspect(isAlone: isAlone, afterClose: close)
        if let damage = report?.damage.first(where: { $0.effect == .unreadable }) {
            throw .damaged(file.path, damage.description)
        }
        self.report = report
        isAsClosed = isAlone && file.isUnchanged(since: close)
        self.access =
            access == .writable ? report?.damage.first.map { .damaged($0) } ?? .writable : access
    }
}
