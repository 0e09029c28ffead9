#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Reads the entries of a data file that may be damaged, page by page, past every damaged page.
///
/// It reads with its own calls, and follows no page that it has not checked. An entry comes from the
/// tree of its table, or from a leaf page that no tree leads to: a damaged branch above hides the
/// leaves below it. Such a page is current if it is not free. Without a sound list of free pages, or
/// without one good meta page, every leaf page is read, and which were current is not known.
package struct DataFileSalvage: ~Copyable {
    /// How an entry was found.
    package enum Source: Sendable, Equatable {
        /// In the tree of this table.
        case table(String)
        /// On a page in use that no tree leads to.
        case loose
        /// On a page of which is not known whether it was in use.
        case unproven
    }

    /// What is damaged, in the order in which it was found.
    package private(set) var problems: [String] = []
    /// How many pages the trees lead to, and could not be read.
    package private(set) var damagedPages = 0

    /// The size of the file.
    ///
    /// Unit: bytes.
    package let sizeInBytes: Int
    private let directory: EnvironmentDirectory
    private let lock: OpenLock?
    private let file: DataFile
    private let pageSize: Int
    private let pages: Int
    private let head: DataFileHead?
    private var isMet: [Bool]

    /// Opens the data file of an environment that nobody has open.
    ///
    /// - Parameters:
    ///   - path: The directory of the environment.
    ///   - isLocked: Whether the caller has its exclusive lock.
    /// - Returns: The salvage, which holds the exclusive lock where this user may take it.
    /// - Throws: `.locked` while it is open anywhere, `.notFound`, `.notAnEnvironment`, the refusal of
    ///   a directory that is not private, or the error of the system call.
    package static func open(
        at path: String, isLocked: Bool = false
    ) throws(LMDBError) -> DataFileSalvage {
        let directory = try EnvironmentDirectory.open(at: path)
        var lock: OpenLock?
        do throws(LMDBError) {
            if !isLocked {
                lock = try OpenLock.take(in: directory, exclusive: true, patience: .zero)
            }
        } catch  where error.isAboutWriting {}
        let file = try DataFile(in: directory)
        var problems: [String] = []
        var head: DataFileHead?
        do throws(LMDBError) { head = try file.head() } catch {
            guard error.code == .corrupted else { throw error }
            problems.append(error.message)
            head = DataFileHead(soleOf: file.number, calling: file.path)
            problems.append(
                head == nil
                    ? "neither meta page is whole: which pages were in use is not known"
                    : "only one meta page is whole: the last commit may be missing")
        }
        let size = try FileStatus.of(file.number, calling: file.path).size
        if let head, size / head.pageSize <= head.lastPage {
            problems.append("the file ends at byte \(size); its last page was \(head.lastPage)")
        }
        return DataFileSalvage(
            directory: directory, lock: lock.take(), file: file, sizeInBytes: size, head: head,
            problems: problems)
    }

    private init(
        directory: consuming EnvironmentDirectory, lock: consuming OpenLock?,
        file: consuming DataFile, sizeInBytes size: Int, head: DataFileHead?, problems: [String]
    ) {
        sizeInBytes = size
        self.directory = directory
        self.lock = lock
        self.file = file
        self.head = head
        self.problems = problems
        pageSize = head?.pageSize ?? 4_096
        pages = min(size / pageSize, head.map { $0.lastPage + 1 } ?? .max)
        isMet = Array(repeating: false, count: pages)
    }

    /// The bytes of a small file beside the data file; `nil` when it cannot be read.
    package borrowing func bytes(ofSideFile name: String) -> [UInt8]? {
        try? SideFile(named: name, in: directory, isWritable: false).read()
    }

    /// Calls `body` for every entry that can be read.
    ///
    /// - Parameter body: Gets the key, the value and the source of an entry.
    /// - Throws: The error of the system call, or that of `body`.
    package mutating func forEachEntry<Failure: StorageFailure>(
        _ body: ([UInt8], [UInt8], Source) throws(Failure) -> Void
    ) throws(Failure) {
        for page in isMet.indices.prefix(2) { isMet[page] = true }
        guard let head else {
            try forEachLoosePage(.unproven, body)
            return
        }
        var tables: [(String, DataFileTree)] = []
        try walk(head.main.root, level: head.main.depth) { key, value, isTable throws(Failure) in
            guard isTable, value.count == DataFileTree.sizeInBytes else { return }
            tables.append((String(decoding: key, as: UTF8.self), DataFileTree(value, at: 0)))
        }
        for (name, tree) in tables {
            try walk(tree.root, level: tree.depth) { key, value, _ throws(Failure) in
                try body(key, value, .table(name))
            }
        }
        let isFreeKnown: Bool
        do { isFreeKnown = try markFreePages(of: head) } catch { throw Failure(storage: error) }
        try forEachLoosePage(isFreeKnown ? .loose : .unproven, body)
    }

    /// Marks the free pages; returns whether the list is sound.
    private mutating func markFreePages(of head: DataFileHead) throws(LMDBError) -> Bool {
        do throws(WalkStop) {
            for page in try DataFileWalk.freePages(of: file.number, calling: file.path, from: head)
            where page < UInt64(isMet.count) { isMet[Int(page)] = true }
            return true
        } catch {
            if case .failure(let failure) = error { throw failure }
            problems.append(
                """
                the list of free pages is damaged: of the pages that no tree leads to is not known \
                which were in use
                """)
            return false
        }
    }

    private mutating func forEachLoosePage<Failure: StorageFailure>(
        _ source: Source, _ body: ([UInt8], [UInt8], Source) throws(Failure) -> Void
    ) throws(Failure) {
        // A file may have been extended by a hole of any size.
        var data = 0..<0
        var next = 0
        while next < isMet.count {
            let number = next
            next += 1
            guard !isMet[number] else { continue }
            let offset = number * pageSize
            if offset >= data.upperBound {
                let found: Range<Int>?
                do { found = try file.data(from: offset) } catch { throw Failure(storage: error) }
                guard let found else { return }
                data = found
            }
            if offset + pageSize <= data.lowerBound {
                next = data.lowerBound / pageSize
                continue
            }
            guard let page = try readWhole(UInt64(number), isLeaf: true, Failure.self) else {
                continue
            }
            try forEachNode(of: page) { key, value, _ throws(Failure) in
                try body(key, value, source)
            }
        }
    }

    /// Walks a tree, and skips the pages that are damaged.
    private mutating func walk<Failure: StorageFailure>(
        _ number: UInt64, level: Int, _ body: ([UInt8], [UInt8], Bool) throws(Failure) -> Void
    ) throws(Failure) {
        guard number != DataFileTree.noPage else { return }
        guard level > 0, level <= 32, number > 1, number < UInt64(pages), !isMet[Int(number)],
            let page = try readWhole(number, isLeaf: level == 1, Failure.self)
        else {
            damagedPages += 1
            return
        }
        isMet[Int(number)] = true
        if level == 1 { return try forEachNode(of: page, body) }
        for index in 0..<page.entries {
            let offset = page.u16(at: Page.headerInBytes + 2 * index)
            guard let node = PageNode(in: page, at: offset, isLeaf: false) else { continue }
            try walk(node.child, level: level - 1, body)
        }
    }

    /// A page whose header fits; `nil` for any other.
    private func readWhole<Failure: StorageFailure>(
        _ number: UInt64, isLeaf: Bool, _: Failure.Type
    ) throws(Failure) -> Page? {
        let page = Page(sizeInBytes: pageSize)
        do throws(WalkStop) { try page.read(number, of: file.number, calling: file.path) } catch {
            if case .failure(let failure) = error { throw Failure(storage: failure) }
            return nil
        }
        guard page.number == number,
            page.flags == (isLeaf ? Page.Flags.leaf : Page.Flags.branch),
            page.lower >= Page.headerInBytes, page.lower % 2 == 0, page.lower <= page.upper,
            page.upper <= page.count
        else { return nil }
        return page
    }

    private mutating func forEachNode<Failure: StorageFailure>(
        of page: Page, _ body: ([UInt8], [UInt8], Bool) throws(Failure) -> Void
    ) throws(Failure) {
        for index in 0..<page.entries {
            let offset = page.u16(at: Page.headerInBytes + 2 * index)
            guard let node = PageNode(in: page, at: offset, isLeaf: true), !node.key.isEmpty,
                let value = try value(of: node, in: page, Failure.self)
            else { continue }
            try body(page.copy(node.key), value, node.isTable)
        }
    }

    /// The bytes of a value; `nil` when its pages are damaged.
    private mutating func value<Failure: StorageFailure>(
        of node: PageNode, in page: Page, _: Failure.Type
    ) throws(Failure) -> [UInt8]? {
        guard node.isLong else { return page.copy(node.value) }
        let first = page.u64(at: node.value.lowerBound)
        let count = node.overflowPages(of: pageSize)
        guard first > 1, first < UInt64(pages), count <= pages - Int(first) else { return nil }
        var bytes: [UInt8]
        do throws(LMDBError) {
            bytes = try DataFile.read(
                count * pageSize, at: Int(first) * pageSize, of: file.number, calling: file.path)
        } catch {
            if error.code == .corrupted { return nil }
            throw Failure(storage: error)
        }
        guard bytes.number(at: 0, bytes: 8) == first,
            bytes.number(at: 10, bytes: 2) == UInt64(Page.Flags.overflow)
        else { return nil }
        for number in Int(first)..<Int(first) + count { isMet[number] = true }
        return Array(bytes[Page.headerInBytes..<Page.headerInBytes + node.valueCount])
    }
}
