#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A compaction of a file that has pages which are neither used nor free.
///
/// LMDB computes the number of the last page of its copy from the list of free pages. With lost pages
/// that number is wrong, and LMDB refuses. Then the tables are copied entry by entry into a file
/// without lost pages, and that one is compacted.
extension Environment {
    /// The name of the compacted file until it is complete.
    private static let compactedFile = "compacted.mdb"
    /// The most bytes of one transaction.
    private static let bytesAtOnce = 4 << 20

    /// Throws unless a walk of all pages finds lost pages and nothing else.
    ///
    /// - Parameter refusal: The error to throw.
    /// - Throws: `refusal`, or the error of the walk.
    func requireNothingButLostPages(after refusal: LMDBError) throws(LMDBError) {
        let report = try walk()
        guard report.isSound, report.strayPages > 0 else { throw refusal }
    }

    /// Builds an environment in an empty directory with the entries of all tables of this one, and
    /// compacts it.
    ///
    /// - Parameter directory: The directory. Its data file is then synced to disk.
    /// - Throws: `.missingTable` when a table is not open here, `.diskFull`, `.corrupted`, or the error
    ///   of the system call.
    /// - Complexity: O(entries).
    func copyTables(into directory: borrowing EnvironmentDirectory) throws(LMDBError) {
        let names = opened.tables.map(\.name)
        guard let head = try opened.dataFile.head(), head.main.entries == UInt64(names.count) else {
            throw LMDBError(
                .missingTable, during: "compact",
                "\"\(opened.path)\" has tables that this version does not know.",
                remedy: "Compact it with the version that wrote it.")
        }
        try OpenEnvironment.build(in: directory, tables: names, entries: [], options: .init())
        let copy = try Environment.open(at: directory.path, tables: names)
        defer { copy.close() }
        for name in names { try copyTable(named: name, to: copy) }
        let file = try Descriptor.open(
            Self.compactedFile, in: directory.number, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
            calling: directory.path)
        try copy.opened.copy(to: file, compacting: true, calling: directory.path)
        try UnusedSpace.clear(in: file, calling: directory.path)
        try file.sync(calling: directory.path)
        let name = EnvironmentDirectory.dataFile
        if unsafe renameat(directory.number, Self.compactedFile, directory.number, name) != 0 {
            throw LMDBError(errno: errno, "rename", at: directory.path)
        }
    }

    private func copyTable(named name: String, to copy: Environment) throws(LMDBError) {
        let (from, to) = (try table(named: name), try copy.table(named: name))
        try read { transaction throws(LMDBError) in
            try transaction.withCursor(on: from) { cursor throws(LMDBError) in
                var isOn = try cursor.first()
                while isOn {
                    var batch: [(key: [UInt8], value: [UInt8])] = []
                    var bytes = 0
                    while isOn, bytes < Self.bytesAtOnce {
                        let entry = cursor.withCurrent { key, value in
                            (key: key.bytes, value: value.bytes)
                        }
                        bytes += entry.key.count + entry.value.count
                        batch.append(entry)
                        isOn = try cursor.next()
                    }
                    try copy.append(batch, to: to)
                }
            }
        }
    }

    private func append(
        _ batch: [(key: [UInt8], value: [UInt8])], to table: Table
    ) throws(LMDBError) {
        try write { transaction throws(LMDBError) in
            for (key, value) in batch {
                try transaction.append(value.span, for: key.span, in: table)
            }
        }
    }
}

extension Span<UInt8> {
    /// Its bytes in an array of their own.
    fileprivate var bytes: [UInt8] { indices.map { self[$0] } }
}
