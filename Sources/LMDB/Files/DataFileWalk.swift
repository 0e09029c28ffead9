#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Walks the pages of a data file with its own reads, before LMDB maps the file.
///
/// LMDB trusts its file: a page number beyond the end, or a page of an unexpected kind, crashes the
/// process or gives wrong results. A file that was truncated, or copied during a write, has such
/// pages.
///
/// Other processes may write during the walk. The pages of the newest transaction do not change
/// while the next one is written. A finding is therefore valid if the newest transaction advanced
/// by at most one.
struct DataFileWalk {
    /// Files up to this length are walked at every opening.
    ///
    /// Longer files are walked only when they are shorter than their meta page says.
    ///
    /// Unit: bytes.
    private static let longestAlways = 32 << 20
    /// The most levels of a tree; LMDB supports no more.
    private static let mostLevels = 32
    private static let noPage = UInt64.max
    /// How often to retry because a writer changed the file meanwhile.
    private static let mostTries = 3

    /// The number of its descriptor.
    private let file: Int32
    private let path: String
    /// Unit: bytes.
    private let size: Int
    private let head: DataFileHead
    /// The pages of the file that the walk has reached.
    private var isMet: [Bool] = []

    /// Checks the data file in `directory`.
    ///
    /// A file of another version of LMDB is not checked; LMDB refuses to open it.
    ///
    /// - Throws: `.corrupted` when it is truncated or inconsistent, or the error of the system
    ///   call.
    /// - Complexity: O(pages) up to 32 MiB. Above that O(1), unless the file is shorter than its
    ///   meta page says.
    static func check(in directory: borrowing EnvironmentDirectory) throws(LMDBError) {
        let path = "\(directory.path)/\(EnvironmentDirectory.dataFile)"
        let file = try Descriptor.open(
            EnvironmentDirectory.dataFile, in: directory.number, flags: O_RDONLY | O_NOFOLLOW,
            calling: path)
        try check(file, calling: path)
    }

    private static func check(
        _ file: borrowing Descriptor, calling path: String
    ) throws(LMDBError) {
        for left in (0..<mostTries).reversed() {
            guard let head = try DataFileHead(of: file.number, calling: path) else { return }
            // Read after the meta page: a file only grows, so this size is not too small.
            let size = try FileStatus.of(file.number, calling: path).size
            let isShort = size / head.pageSize <= head.lastPage
            guard isShort || size <= longestAlways else { return }
            var walk = DataFileWalk(file: file.number, path: path, size: size, head: head)
            do throws(LMDBError) { return try walk.walk() } catch {
                guard error.code == .corrupted,
                    let newest = try DataFileHead(of: file.number, calling: path), newest != head
                else { throw error }
                if left == 0, newest.transaction <= head.transaction &+ 1 { throw error }
            }
        }
        // A writer commits all the time, so it has the file open and has checked it.
    }

    private init(file: Int32, path: String, size: Int, head: DataFileHead) {
        self.file = file
        self.path = path
        self.size = size
        self.head = head
        isMet = Array(repeating: false, count: size / head.pageSize)
        // The two meta pages.
        for page in isMet.indices.prefix(2) { isMet[page] = true }
    }

    private mutating func walk() throws(LMDBError) {
        var tables: [DataFileTree] = []
        try walk(head.main) { table throws(LMDBError) in tables.append(table) }
        for table in tables { try walk(table) }
        var free: [UInt64] = []
        try walk(head.free, freePages: &free)
        for page in free {
            guard page > 1, page <= UInt64(head.lastPage) else {
                throw damaged("its free list names page \(page)")
            }
            // The last pages may be free without ever having been written.
            guard page < UInt64(isMet.count) else { continue }
            guard !isMet[Int(page)] else { throw damaged("page \(page) is both free and in use") }
            isMet[Int(page)] = true
        }
    }

    private func damaged(_ problem: String) -> LMDBError { .damaged(path, problem) }
}

// MARK: - Trees

/// What the walk counted in one tree.
private struct Tally {
    var branches: UInt64 = 0
    var leaves: UInt64 = 0
    var overflows: UInt64 = 0
    var entries: UInt64 = 0
}

extension DataFileWalk {
    /// Walks a tree whose keys are bytes.
    private mutating func walk(
        _ tree: DataFileTree, table: (DataFileTree) throws(LMDBError) -> Void = { _ in }
    ) throws(LMDBError) {
        var last: [UInt8]?
        // A key of a branch comes before the keys of its child page, which are not less than it.
        var separator: [UInt8]?
        try walk(tree) { walk, page, node throws(LMDBError) in
            let key = Array(page[node.key])
            let isAfter = last?.lexicographicallyPrecedes(key) ?? true
            let isBelow = separator.map { !key.lexicographicallyPrecedes($0) } ?? true
            guard isAfter, isBelow else {
                throw walk.damaged("the keys of a tree are out of order")
            }
            if node.child != nil {
                separator = key
                return
            }
            last = key
            separator = nil
            guard node.isTable else { return }
            guard node.value.count == DataFileTree.sizeInBytes else {
                throw walk.damaged("the description of a table has \(node.value.count) bytes")
            }
            let tree = DataFileTree(page, at: node.value.lowerBound)
            guard tree.flags == 0 else { throw walk.damaged("a table has the flags \(tree.flags)") }
            try table(tree)
        }
    }

    /// Walks the tree of free pages.
    private mutating func walk(_ tree: DataFileTree, freePages: inout [UInt64]) throws(LMDBError) {
        try walk(tree) { walk, page, node throws(LMDBError) in
            if node.child != nil { return }
            var list = page
            var start = node.value.lowerBound
            if let first = node.overflow {
                let count = node.overflowPages(of: walk.head.pageSize)
                list = try walk.bytes(ofPages: count, at: first)
                start = Node.pageHeader
            }
            let room = node.valueCount / 8
            guard room > 0, case let count = list.number(at: start, bytes: 8),
                count < UInt64(room)
            else { throw walk.damaged("a list of free pages is longer than its entry") }
            for index in 0..<Int(count) {
                freePages.append(list.number(at: start + 8 + 8 * index, bytes: 8))
            }
        }
    }

    /// Walks a tree and calls `entry` for each key of a leaf and of a branch, except the first key
    /// of a branch, which has no meaning.
    private mutating func walk(
        _ tree: DataFileTree,
        _ entry: (inout DataFileWalk, [UInt8], Node) throws(LMDBError) -> Void
    ) throws(LMDBError) {
        var tally = Tally()
        if tree.root != Self.noPage {
            guard (1...Self.mostLevels).contains(tree.depth) else {
                throw damaged("a tree has \(tree.depth) levels")
            }
            try walk(tree.root, level: tree.depth, &tally, entry)
        }
        guard tally.branches == tree.branches, tally.leaves == tree.leaves,
            tally.overflows == tree.overflows, tally.entries == tree.entries
        else {
            throw damaged(
                "a tree of \(tree.entries) entries on \(tree.leaves) pages has "
                    + "\(tally.entries) on \(tally.leaves)")
        }
    }

    /// Walks a page and the pages below it.
    ///
    /// Level 1 is the level of the leaves.
    private mutating func walk(
        _ number: UInt64, level: Int, _ tally: inout Tally,
        _ entry: (inout DataFileWalk, [UInt8], Node) throws(LMDBError) -> Void
    ) throws(LMDBError) {
        try meet(number, count: 1)
        let page = try bytes(ofPages: 1, at: number)
        let kind = page.number(at: 10, bytes: 2)
        let lower = Int(page.number(at: 12, bytes: 2))
        let upper = Int(page.number(at: 14, bytes: 2))
        guard page.number(at: 0, bytes: 8) == number, kind == (level == 1 ? 2 : 1),
            lower > Node.pageHeader, lower % 2 == 0, lower <= upper, upper <= page.count
        else { throw damaged("page \(number) is not a valid page at this level of the tree") }
        if level == 1 { tally.leaves += 1 } else { tally.branches += 1 }
        for index in 0..<(lower - Node.pageHeader) / 2 {
            let offset = Int(page.number(at: Node.pageHeader + 2 * index, bytes: 2))
            guard offset >= upper, let node = Node(in: page, at: offset, isLeaf: level == 1) else {
                throw damaged("an entry of page \(number) is malformed")
            }
            if let child = node.child {
                if index > 0 { try entry(&self, page, node) }
                try walk(child, level: level - 1, &tally, entry)
                continue
            }
            tally.entries += 1
            if let first = node.overflow {
                let count = node.overflowPages(of: head.pageSize)
                try meet(first, count: count)
                let start = try bytes(ofPages: 1, at: first)
                guard start.number(at: 0, bytes: 8) == first, start.number(at: 10, bytes: 2) == 4,
                    start.number(at: 12, bytes: 4) == UInt64(count)
                else { throw damaged("page \(first) is not the first page of a long value") }
                tally.overflows += UInt64(count)
            }
            try entry(&self, page, node)
        }
    }

    /// Marks pages as in use; each page may be marked once.
    private mutating func meet(_ first: UInt64, count: Int) throws(LMDBError) {
        guard first > 1, first <= UInt64(head.lastPage), count <= head.lastPage else {
            throw damaged("it refers to page \(first); its last page is \(head.lastPage)")
        }
        for page in Int(first)..<Int(first) + count {
            guard page < isMet.count else {
                throw damaged(
                    "it has \(size) bytes, but page \(page) of \(head.pageSize) bytes is in use")
            }
            guard !isMet[page] else { throw damaged("page \(page) is in use twice") }
            isMet[page] = true
        }
    }

    private func bytes(ofPages count: Int, at first: UInt64) throws(LMDBError) -> [UInt8] {
        try Self.read(
            count * head.pageSize, at: Int(first) * head.pageSize, of: file, calling: path)
    }

    /// Reads `count` bytes of the file at `offset`.
    ///
    /// - Throws: `.corrupted` when the file ends before, or the error of the system call.
    static func read(
        _ count: Int, at offset: Int, of file: Int32, calling path: String
    ) throws(LMDBError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let length = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    file, buffer.baseAddress.map { unsafe $0 + done }, count - done,
                    off_t(offset + done))
            }
            if length < 0, errno == EINTR { continue }
            if length < 0 { throw LMDBError(errno: errno, "pread", at: path) }
            if length == 0 { throw .damaged(path, "it ends at byte \(offset + done)") }
            done += length
        }
        return bytes
    }
}

// MARK: - Pages

/// An entry of a page.
private struct Node {
    /// The length of the header of a page, and of a node.
    ///
    /// Unit: bytes.
    static let pageHeader = 16
    private static let nodeHeader = 8
    private static let isLong: UInt64 = 1
    private static let isTree: UInt64 = 2

    /// The child page, on a branch.
    let child: UInt64?
    let key: Range<Int>
    /// The range of the value, on a leaf, unless the value has its own pages.
    let value: Range<Int>
    /// The first of the pages of a long value.
    let overflow: UInt64?
    /// The length of the value.
    ///
    /// Unit: bytes.
    let valueCount: Int
    /// Whether the value describes a table.
    let isTable: Bool

    /// - Returns: `nil` when it extends beyond the page, or has flags that cannot occur here.
    init?(in page: [UInt8], at offset: Int, isLeaf: Bool) {
        let start = offset + Self.nodeHeader
        guard start <= page.count else { return nil }
        let low = page.number(at: offset, bytes: 4)
        let flags = page.number(at: offset + 4, bytes: 2)
        let keyEnd = start + Int(page.number(at: offset + 6, bytes: 2))
        guard keyEnd <= page.count, !isLeaf || flags <= Self.isTree else { return nil }
        key = start..<keyEnd
        child = isLeaf ? nil : low | flags << 32
        valueCount = isLeaf ? Int(low) : 0
        let hasPages = isLeaf && flags & Self.isLong != 0
        let end = keyEnd + (hasPages ? 8 : valueCount)
        guard end <= page.count else { return nil }
        value = keyEnd..<end
        overflow = hasPages ? page.number(at: keyEnd, bytes: 8) : nil
        isTable = isLeaf && flags & Self.isTree != 0
    }

    /// How many pages a long value has.
    func overflowPages(of size: Int) -> Int { (Self.pageHeader + valueCount - 1) / size + 1 }
}
