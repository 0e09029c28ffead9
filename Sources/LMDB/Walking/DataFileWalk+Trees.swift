/// What a walk counted in one tree.
private struct Tally {
    var branches: UInt64 = 0
    var leaves: UInt64 = 0
    var overflows: UInt64 = 0
    var entries: UInt64 = 0
}

extension DataFileWalk {
    /// The most levels of a tree; LMDB supports no more.
    private static let mostLevels = 32

    /// What the walk of a tree does with the entries of its leaves.
    private typealias Visit = (inout DataFileWalk, Page, PageNode) throws(WalkStop) -> Void

    /// The kind of a tree, which decides what its entries may be.
    private enum Kind { case listOfTables, table, freeList }

    /// Walks the tree that lists the tables, and reports each of them.
    mutating func walkTables(
        _ found: (String, DataFileTree) -> Void
    ) throws(WalkStop) {
        try walk(head.main, .listOfTables) { _, page, node throws(WalkStop) in
            guard node.isTable, node.valueCount == DataFileTree.sizeInBytes else {
                throw .damage("an entry in the list of tables describes no table")
            }
            let tree = DataFileTree(page.copy(node.value), at: 0)
            guard tree.flags == 0 else { throw .damage("a table has the flags \(tree.flags)") }
            found(String(decoding: page.copy(node.key), as: UTF8.self), tree)
        }
    }

    /// Walks the tree of a table, and sets ``sumOfLastBytes``.
    mutating func walkTable(_ tree: DataFileTree) throws(WalkStop) {
        sumOfLastBytes = 0
        try walk(tree, .table) { walk, page, node throws(WalkStop) in
            if node.isTable { throw .damage("a table has a table inside") }
            if !node.isLong, node.valueCount >= 4 {
                walk.sumOfLastBytes &+= UInt64(page.u32(at: node.value.upperBound - 4))
            }
        }
    }

    /// Walks the list of free pages, and marks them.
    ///
    /// - Parameter found: Gets the number of each page.
    /// - Throws: `.damage` when the list is damaged, `.failure` for an error of the system call.
    mutating func walkFreeList(_ found: (UInt64) -> Void = { _ in }) throws(WalkStop) {
        try walk(head.free, .freeList) { walk, page, node throws(WalkStop) in
            if node.isTable { throw .damage("the list of free pages has a table inside") }
            let transaction = page.u64(at: node.key.lowerBound)
            guard transaction > 0, transaction <= walk.head.transaction else {
                throw .damage(
                    "pages were freed by transaction \(transaction); the newest is "
                        + "\(walk.head.transaction)")
            }
            let numbers = try walk.numbers(of: node, in: page)
            guard let count = numbers.first, count < numbers.count, count > 0 else {
                throw .damage("an entry of the list of free pages has a wrong length")
            }
            var last = UInt64.max
            for number in numbers[1...Int(count)] {
                guard number > 1, number <= UInt64(walk.head.lastPage), number < last else {
                    throw .damage("the list of free pages names page \(number)")
                }
                last = number
                walk.report.freePages += 1
                found(number)
                // The last pages may be free without ever having been written.
                guard number < UInt64(walk.isMet.count) else { continue }
                guard !walk.isMet[Int(number)] else {
                    throw .damage("page \(number) is both free and in use")
                }
                if walk.marksFreePages { walk.isMet[Int(number)] = true }
            }
        }
    }

    /// The numbers that a value of the list of free pages consists of.
    private mutating func numbers(of node: PageNode, in page: Page) throws(WalkStop) -> [UInt64] {
        guard node.valueCount % 8 == 0 else {
            throw .damage("an entry of the list of free pages has \(node.valueCount) bytes")
        }
        guard node.isLong else {
            return stride(from: node.value.lowerBound, to: node.value.upperBound, by: 8)
                .map { page.u64(at: $0) }
        }
        let buffer = buffer(for: 0)
        var numbers: [UInt64] = []
        let first = page.u64(at: node.value.lowerBound)
        for index in 0..<node.overflowPages(of: head.pageSize) {
            try buffer.read(first + UInt64(index), of: file, calling: path)
            var offset = index == 0 ? Page.headerInBytes : 0
            while offset < buffer.count, numbers.count < node.valueCount / 8 {
                numbers.append(buffer.u64(at: offset))
                offset += 8
            }
        }
        return numbers
    }

    /// Walks a tree and compares it with its description.
    private mutating func walk(
        _ tree: DataFileTree, _ kind: Kind, _ visit: Visit
    ) throws(WalkStop) {
        var tally = Tally()
        if tree.root != DataFileTree.noPage {
            guard (1...Self.mostLevels).contains(tree.depth) else {
                throw .damage("a tree has \(tree.depth) levels")
            }
            let order = KeyOrder(isNumeric: kind == .freeList)
            try walk(tree.root, level: tree.depth, of: tree, kind, order, &tally, visit)
        }
        // Above leaves that were not read, only pages are counted.
        let isCounted = scope == .whole || kind != .table || tree.depth <= 1
        guard tally.branches == tree.branches, tally.leaves == tree.leaves,
            !isCounted || tally.overflows == tree.overflows,
            !isCounted || tally.entries == tree.entries
        else {
            throw .damage(
                "a tree of \(tree.entries) entries on \(tree.leaves) pages has "
                    + "\(tally.entries) on \(tally.leaves)")
        }
    }

    /// Walks a page and the pages below it; level 1 is that of the leaves.
    private mutating func walk(
        _ number: UInt64, level: Int, of tree: DataFileTree, _ kind: Kind, _ order: KeyOrder,
        _ tally: inout Tally, _ visit: Visit
    ) throws(WalkStop) {
        try meet(number, count: 1)
        if level == 1 { tally.leaves += 1 } else { tally.branches += 1 }
        if scope == .branches, kind == .table, level == 1, tree.depth > 1 { return }
        let page = buffer(for: level)
        try page.read(number, of: file, calling: path)
        try checkHeader(of: page, number, isLeaf: level == 1, kind)
        // One bit for each place at which an entry can begin.
        var room = 0
        var taken = RoomInPage(page.count)
        for index in 0..<page.entries {
            let offset = page.u16(at: Page.headerInBytes + 2 * index)
            guard offset >= page.upper,
                let node = PageNode(in: page, at: offset, isLeaf: level == 1),
                taken.take(node.room)
            else { throw .damage("entry \(index) of page \(number) is malformed") }
            room += node.room.count
            if level > 1 {
                // The first key of a branch has no meaning.
                if index > 0 { try check(node, of: page, order, kind, isSeparator: true) }
                try walk(node.child, level: level - 1, of: tree, kind, order, &tally, visit)
                continue
            }
            tally.entries += 1
            try check(node, of: page, order, kind, isSeparator: false)
            if node.isLong {
                tally.overflows += UInt64(try meetLongValue(of: node, in: page))
            }
            try visit(&self, page, node)
        }
        guard room == page.count - page.upper else {
            throw .damage("the entries of page \(number) do not fill the space that they take")
        }
    }

    private func checkHeader(
        of page: Page, _ number: UInt64, isLeaf: Bool, _ kind: Kind
    ) throws(WalkStop) {
        // LMDB ends the process when it finds a branch of a table with one entry.
        let fewest = isLeaf || kind == .freeList ? 1 : 2
        guard page.number == number,
            page.flags == (isLeaf ? Page.Flags.leaf : Page.Flags.branch),
            page.lower % 2 == 0, page.lower >= Page.headerInBytes + 2 * fewest,
            page.lower <= page.upper, page.upper <= page.count
        else { throw .damage("page \(number) is not a valid page at this level of a tree") }
    }

    private func check(
        _ node: PageNode, of page: Page, _ order: KeyOrder, _ kind: Kind, isSeparator: Bool
    ) throws(WalkStop) {
        let isValid =
            kind == .freeList
            ? node.key.count == 8 : (1...Table.longestKeyInBytes).contains(node.key.count)
        guard isValid else {
            throw .damage("a key of page \(page.number) has \(node.key.count) bytes")
        }
        guard unsafe page.withBytes(node.key, { unsafe order.take($0, isSeparator: isSeparator) })
        else { throw .damage("the keys of page \(page.number) are out of order") }
    }

    /// Marks the pages of a long value; returns how many it has.
    private mutating func meetLongValue(
        of node: PageNode, in page: Page
    ) throws(WalkStop) -> Int {
        let first = page.u64(at: node.value.lowerBound)
        try meet(first, count: 1)
        let start = buffer(for: 0)
        try start.read(first, of: file, calling: path)
        let count = Int(start.runLength)
        // A value that was written twice in one transaction may have more pages than it needs.
        guard start.number == first, start.flags == Page.Flags.overflow,
            count >= node.overflowPages(of: head.pageSize), count <= head.lastPage
        else { throw .damage("page \(first) is not the first page of a long value") }
        if count > 1 { try meet(first + 1, count: count - 1) }
        return count
    }
}

/// The space of a page that entries have taken so far.
private struct RoomInPage {
    private var words: [UInt64]

    init(_ sizeInBytes: Int) { words = Array(repeating: 0, count: sizeInBytes / 128 + 1) }

    /// Takes an even range; returns whether all of it was free.
    mutating func take(_ range: Range<Int>) -> Bool {
        var unit = range.lowerBound / 2
        let end = range.upperBound / 2
        while unit < end {
            let (word, bit) = (unit / 64, unit % 64)
            let count = min(64 - bit, end - unit)
            let mask = (count == 64 ? UInt64.max : (1 << UInt64(count)) - 1) << UInt64(bit)
            guard words[word] & mask == 0 else { return false }
            words[word] |= mask
            unit += count
        }
        return true
    }
}
