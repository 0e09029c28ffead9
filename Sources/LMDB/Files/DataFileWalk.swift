#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Walks the pages of a data file with reads of its own, before LMDB maps the file.
///
/// LMDB trusts its file: a page number that leads beyond the end, or a page of another kind than
/// expected, ends the process or gives wrong answers. A file that was cut, or copied while somebody
/// wrote to it, has such pages.
///
/// Others may write meanwhile. The pages of the newest transaction stay as they are while the next one
/// is made, so what is found is true if the newest transaction moved on by at most one.
struct DataFileWalk {
    /// Files up to this length are walked whenever they are opened; longer ones only when they are
    /// shorter than they say.
    ///
    /// Unit: bytes.
    private static let longestAlways = 32 << 20
    /// The most levels of a tree; LMDB has room for no more.
    private static let mostLevels = 32
    private static let noPage = UInt64.max
    /// How often it is tried again because somebody wrote meanwhile.
    private static let mostTries = 3

    /// The number of its descriptor.
    private let file: Int32
    private let path: String
    /// Unit: bytes.
    private let size: Int
    private let head: DataFileHead
    /// Which pages of the file were met already.
    private var isMet: [Bool] = []

    /// Looks at the data file in `directory`.
    ///
    /// A file of another version of LMDB is left for LMDB to refuse.
    ///
    /// - Throws: `.corrupted` when it is cut or contradicts itself; what the system refused.
    /// - Complexity: O(pages) up to 32 MiB; above, O(1), unless the file is shorter than it says.
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
            // Asked after what it is held against: a file only grows.
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
        // Somebody writes all the time, and so has looked at it and has it open.
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
            // The last pages may be free and never have been written.
            guard page < UInt64(isMet.count) else { continue }
            guard !isMet[Int(page)] else { throw damaged("page \(page) is both free and in use") }
            isMet[Int(page)] = true
        }
    }

    private func damaged(_ problem: String) -> LMDBError { .damaged(path, problem) }
}

// MARK: - Trees

/// What was counted of a tree.
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
        // Keys of branches come before those below them, which are not less.
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
                throw walk.damaged("a table is described in \(node.value.count) bytes")
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

    /// Walks a tree, with `entry` for each key of a leaf, and of a branch but the first of each, which
    /// stands for nothing.
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
                "a tree of \(tree.entries) entries has \(tally.entries) on \(tally.leaves) pages "
                    + "of \(tree.leaves)")
        }
    }

    /// Walks a page and those below; level 1 is that of the leaves.
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
        else { throw damaged("page \(number) is not the page of a tree that belongs there") }
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
                else { throw damaged("page \(first) does not begin a long value") }
                tally.overflows += UInt64(count)
            }
            try entry(&self, page, node)
        }
    }

    /// Notes that pages are in use, each of them once.
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

    /// Reads bytes of the file; fewer at its end.
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
    /// How long the header of a page is, and that of a node.
    static let pageHeader = 16
    private static let nodeHeader = 8
    private static let isLong: UInt64 = 1
    private static let isTree: UInt64 = 2

    /// The page below, on a branch.
    let child: UInt64?
    let key: Range<Int>
    /// Where the value is, on a leaf, unless it has pages of its own.
    let value: Range<Int>
    /// The first of the pages of a long value.
    let overflow: UInt64?
    /// How long the value is.
    ///
    /// Unit: bytes.
    let valueCount: Int
    /// Whether the value describes a table.
    let isTable: Bool

    /// - Returns: `nil` when it does not lie within the page, or is of a kind that there is none of here.
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
