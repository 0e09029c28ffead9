#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Walks the pages of a data file with its own reads, so that LMDB does not follow a damaged page.
///
/// LMDB trusts its file: a page number beyond the end, or a page of an unexpected kind, ends the
/// process or gives wrong answers. A flipped bit in the list of free pages makes the next writes
/// destroy pages in use. The walk finds both. It checks:
///
/// - the two meta pages, and the length of the file against the last page;
/// - that every page in use is in range, is used once, and is of the kind of its level;
/// - the offsets and lengths of entries, which fill a page without overlap;
/// - the order of keys in a page and across pages, and the keys of branches against their children;
/// - the pages of long values, and the counts that every tree states;
/// - the list of free pages: in order, in range, and disjoint from the pages in use.
///
/// Contents are not checked: records and entries have checksums of their own.
struct DataFileWalk {
    /// How much of a file to read.
    enum Scope {
        /// Every page in use.
        case whole
        /// Everything but the leaves of tables, and their long values.
        case branches
    }

    let file: Int32
    let path: String
    /// Unit: bytes.
    let size: Int
    let head: DataFileHead
    let scope: Scope
    /// The pages of the file that the walk has met.
    var isMet: [Bool]
    /// Whether free pages count as met.
    var marksFreePages = true
    var report: DataFileReport
    /// The sum of the last four bytes of the values of one table.
    var sumOfLastBytes: UInt64 = 0
    /// One buffer for each level of a tree, and one for long values.
    private var buffers: [Page] = []

    /// Walks the pages of one transaction.
    ///
    /// The pages must not be written meanwhile: the caller holds the exclusive lock or a snapshot of
    /// that transaction, or compares the newest transaction afterwards.
    ///
    /// - Parameters:
    ///   - file: The number of an open descriptor.
    ///   - path: The path to name in an error.
    ///   - head: The meta page of the transaction.
    ///   - scope: How much to read.
    /// - Returns: What was found.
    /// - Throws: The error of the system call. Damage does not throw.
    /// - Complexity: O(pages in use), in memory O(pages) of one byte each.
    static func walk(
        _ file: Int32, calling path: String, from head: DataFileHead, _ scope: Scope
    ) throws(LMDBError) -> DataFileReport {
        let size = try FileStatus.of(file, calling: path).size
        var walk = DataFileWalk(
            file: file, path: path, size: size, head: head, scope: scope,
            isMet: Array(repeating: false, count: min(size / head.pageSize, head.lastPage + 1)),
            report: DataFileReport(
                isWhole: scope == .whole, transaction: head.transaction, sizeInBytes: size))
        try walk.run()
        return walk.report
    }

    /// The pages that the list of free pages of a transaction names.
    ///
    /// - Throws: `.damage` when the list is damaged, `.failure` for an error of the system call.
    static func freePages(
        of file: Int32, calling path: String, from head: DataFileHead
    ) throws(WalkStop) -> [UInt64] {
        let size: Int
        do throws(LMDBError) { size = try FileStatus.of(file, calling: path).size } catch {
            throw .failure(error)
        }
        var walk = DataFileWalk(
            file: file, path: path, size: size, head: head, scope: .whole,
            isMet: Array(repeating: false, count: min(size / head.pageSize, head.lastPage + 1)),
            report: DataFileReport(
                isWhole: true, transaction: head.transaction, sizeInBytes: size))
        var pages: [UInt64] = []
        try walk.walkFreeList { pages.append($0) }
        // Also the pages that the list itself takes: they are in use.
        return pages + walk.isMet.indices.filter { walk.isMet[$0] }.map { UInt64($0) }
    }

    /// Which pages of a file are in use; `nil` when the file is damaged.
    ///
    /// - Throws: The error of the system call.
    static func usedPages(
        of file: Int32, calling path: String, from head: DataFileHead
    ) throws(LMDBError) -> [Bool]? {
        let size = try FileStatus.of(file, calling: path).size
        var walk = DataFileWalk(
            file: file, path: path, size: size, head: head, scope: .whole,
            isMet: Array(repeating: false, count: min(size / head.pageSize, head.lastPage + 1)),
            report: DataFileReport(
                isWhole: true, transaction: head.transaction, sizeInBytes: size))
        walk.marksFreePages = false
        try walk.run()
        return walk.report.isSound ? walk.isMet : nil
    }

    private init(
        file: Int32, path: String, size: Int, head: DataFileHead, scope: Scope, isMet: [Bool],
        report: DataFileReport
    ) {
        self.file = file
        self.path = path
        self.size = size
        self.head = head
        self.scope = scope
        self.isMet = isMet
        self.report = report
    }

    private mutating func run() throws(LMDBError) {
        // The two meta pages.
        for page in isMet.indices.prefix(2) { isMet[page] = true }
        var tables: [(name: String, tree: DataFileTree)] = []
        try check(nil, .unreadable) { walk throws(WalkStop) in
            try walk.walkTables { tables.append(($0, $1)) }
        }
        for (name, tree) in tables {
            try check(name, .unreadable) { walk throws(WalkStop) in try walk.walkTable(tree) }
            report.sumsOfLastBytes?[name] = sumOfLastBytes
        }
        try check(nil, .unwritable) { walk throws(WalkStop) in try walk.walkFreeList() }
        report.usedPages = isMet.count { $0 } - report.freePages
        if scope == .whole, report.isSound { report.strayPages = isMet.count { !$0 } }
    }

    /// Runs a part of the walk and adds the damage that it finds to the report.
    private mutating func check(
        _ table: String?, _ effect: DataFileDamage.Effect,
        _ body: (inout DataFileWalk) throws(WalkStop) -> Void
    ) throws(LMDBError) {
        do throws(WalkStop) { try body(&self) } catch {
            switch error {
            case .failure(let failure): throw failure
            case .damage(let problem):
                report.damage.append(
                    DataFileDamage(effect: effect, table: table, problem: problem))
            }
        }
    }

    /// The buffer for a level of a tree; 0 is for the pages of long values.
    mutating func buffer(for level: Int) -> Page {
        while buffers.count <= level { buffers.append(Page(sizeInBytes: head.pageSize)) }
        return buffers[level]
    }

    /// Marks pages as in use; each page may be marked once.
    mutating func meet(_ first: UInt64, count: Int) throws(WalkStop) {
        guard first > 1, first <= UInt64(head.lastPage), count <= head.lastPage else {
            throw .damage("it refers to page \(first); the last page is \(head.lastPage)")
        }
        for page in Int(first)..<Int(first) + count {
            guard page < isMet.count else {
                throw .damage(
                    "the file has \(size) bytes, but page \(page) of \(head.pageSize) bytes is in use"
                )
            }
            guard !isMet[page] else { throw .damage("page \(page) is in use twice") }
            isMet[page] = true
        }
    }
}
