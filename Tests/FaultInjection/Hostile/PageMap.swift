/// Where the structure of a sound data file of LMDB is: the pages of its trees, by kind.
///
/// It trusts the file. It is code of its own, so that the product's walk is not tested with itself.
struct PageMap {
    static let pageSize = 4_096
    private static let noPage = UInt64.max

    /// A page of a tree: its number, and the table that it belongs to.
    struct Place: Hashable {
        let page: Int
        let table: String
    }

    /// Pages with keys that lead to others, of the tables and of the list of tables.
    private(set) var branches: [Place] = []
    private(set) var leaves: [Place] = []
    /// The first page of each long value.
    private(set) var longValues: [Place] = []
    /// Pages of the tree that lists the free pages, and of its long values.
    private(set) var freeList: [Int] = []
    /// The offset of the newer meta page.
    let newestMeta: Int
    let pages: Int

    private let bytes: [UInt8]

    init(of bytes: [UInt8]) {
        self.bytes = bytes
        pages = bytes.count / Self.pageSize
        let transactions = [0, 1].map { Self.number(bytes, $0 * Self.pageSize + 144, 8) }
        newestMeta = transactions[1] > transactions[0] ? Self.pageSize : 0
        // The descriptions of the two main trees are in the meta page; the root is their last field.
        visit(number(newestMeta + 40 + 40, 8), "free") { _, _ in }
        freeList = (branches + leaves + longValues).map(\.page)
        branches = []
        leaves = []
        longValues = []
        var tables: [(String, UInt64)] = []
        visit(number(newestMeta + 88 + 40, 8), "main") { key, value in
            tables.append((String(decoding: bytes[key], as: UTF8.self), value + 40))
        }
        for (name, root) in tables { visit(number(Int(root), 8), name) { _, _ in } }
    }

    /// Every page in use, the meta pages excluded.
    var used: [Int] { (branches + leaves + longValues).map(\.page) + freeList }

    /// The number of entries of a page.
    func entries(of page: Int) -> Int { (Int(number(page * Self.pageSize + 12, 2)) - 16) / 2 }

    /// The offset in the file of an entry of a page.
    func entry(_ index: Int, of page: Int) -> Int {
        let start = page * Self.pageSize
        return start + Int(number(start + 16 + 2 * index, 2))
    }

    /// The range of the key of the entry at an offset.
    func key(at entry: Int) -> Range<Int> { entry + 8..<entry + 8 + Int(number(entry + 6, 2)) }

    /// A number at an offset of the file.
    func number(_ offset: Int, _ count: Int) -> UInt64 { Self.number(bytes, offset, count) }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> UInt64 {
        (0..<count).reversed().reduce(0) { $0 << 8 | UInt64(bytes[offset + $1]) }
    }

    /// Collects the pages below a root; `entry` gets the range of each key, and the offset of the
    /// value.
    private mutating func visit(
        _ root: UInt64, _ table: String, _ entry: (Range<Int>, UInt64) -> Void
    ) {
        guard root != Self.noPage else { return }
        let page = Int(root)
        let isBranch = number(page * Self.pageSize + 10, 2) & 1 != 0
        if isBranch {
            branches.append(Place(page: page, table: table))
        } else {
            leaves.append(Place(page: page, table: table))
        }
        for index in 0..<entries(of: page) {
            let node = self.entry(index, of: page)
            let flags = number(node + 4, 2)
            if isBranch {
                visit(number(node, 4) | flags << 32, table, entry)
                continue
            }
            let key = key(at: node)
            entry(key, UInt64(key.upperBound))
            if flags & 1 != 0 {
                let long = Int(number(key.upperBound, 8))
                longValues.append(Place(page: long, table: table))
            }
        }
    }
}
