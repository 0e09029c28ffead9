/// The content of the newer meta page of a data file, after comparing both meta pages.
struct DataFileHead: Equatable {
    /// Where a meta page states the size of a page, and the number of its transaction.
    static let (pageSizeOffset, transactionOffset) = (40, 144)

    /// Unit: bytes.
    let pageSize: Int
    let lastPage: Int
    /// The number of the transaction that wrote it.
    let transaction: UInt64
    let free: DataFileTree
    let main: DataFileTree

    /// Reads both meta pages.
    ///
    /// - Returns: `nil` when they are of another version of LMDB, or changed between all reads.
    /// - Throws: `.corrupted` when a page is not a meta page, or the two are not of one file.
    init?(of file: Int32, calling path: String) throws(LMDBError) {
        guard let pages = try Self.stablePages(of: file, calling: path) else { return nil }
        let versions = Set(pages.map { $0.number(at: 20, bytes: 4) })
        if versions.count == 1, versions != [Self.version] { return nil }
        for (index, page) in pages.enumerated() {
            guard page.number(at: 0, bytes: 8) == UInt64(index),
                page.number(at: 10, bytes: 2) & Self.isMeta != 0,
                page.number(at: 16, bytes: 4) == Self.magic
            else { throw .damaged(path, "page \(index) is not a meta page") }
        }
        // Constant fields are equal in both pages. With two different page sizes, LMDB would read
        // at an offset where no page starts.
        for (what, offset, length) in Self.constants {
            let values = pages.map { $0.number(at: offset, bytes: length) }
            guard values[0] == values[1] else {
                throw .damaged(
                    path, "its two meta pages have the \(what)s \(values[0]) and \(values[1])")
            }
        }
        guard pages[0].number(at: 20, bytes: 4) == Self.version,
            pages[0].number(at: 24, bytes: 8) == 0,
            pages[0].number(at: 44, bytes: 2) == Self.freeListFlags,
            pages[0].number(at: 92, bytes: 2) == 0
        else { throw .damaged(path, "its meta pages have flags that this code never sets") }
        // Transactions alternate between the two pages, so the older one is of the transaction
        // before.
        let transactions = pages.map { $0.number(at: 144, bytes: 8) }
        let isSecondNewer = transactions[1] > transactions[0]
        let (newest, oldest) = isSecondNewer ? (1, 0) : (0, 1)
        guard
            transactions == [0, 0]
                || transactions[newest] == transactions[oldest] &+ 1
                    && Int(transactions[newest] & 1) == newest
        else {
            throw .damaged(
                path,
                "its meta pages are of the transactions \(transactions[0]) and \(transactions[1])")
        }
        self = try Self(pages[newest], calling: path)
    }

    /// The content of one meta page, whose constant fields were checked.
    private init(_ page: [UInt8], calling path: String) throws(LMDBError) {
        let size = Int(page.number(at: 40, bytes: 4))
        let map = page.number(at: 32, bytes: 8)
        guard map <= Self.largestMap,
            case let last = page.number(at: 136, bytes: 8), last < map / UInt64(size)
        else { throw .damaged(path, "its last page, or its map, has an impossible size") }
        pageSize = size
        lastPage = Int(last)
        transaction = page.number(at: 144, bytes: 8)
        free = DataFileTree(page, at: 40)
        main = DataFileTree(page, at: 88)
    }

    /// The only whole meta page of a file whose other one is damaged; the first one, if both are
    /// whole and do not fit together.
    ///
    /// - Returns: `nil` when neither is whole.
    init?(soleOf file: Int32, calling path: String) {
        for size in [0, 4_096, 8_192, 16_384, 65_536] {
            guard let page = try? DataFile.read(Self.length, at: size, of: file, calling: path),
                page.number(at: 0, bytes: 8) == (size == 0 ? 0 : 1),
                page.number(at: 10, bytes: 2) & Self.isMeta != 0,
                page.number(at: 16, bytes: 4) == Self.magic,
                page.number(at: 20, bytes: 4) == Self.version,
                case let stated = Int(page.number(at: 40, bytes: 4)),
                size == 0 ? stated.nonzeroBitCount == 1 && stated >= 256 : stated == size,
                page.number(at: 44, bytes: 2) == Self.freeListFlags,
                page.number(at: 92, bytes: 2) == 0,
                let head = try? Self(page, calling: path)
            else { continue }
            self = head
            return
        }
        return nil
    }

    private static let magic: UInt64 = 0xbeef_c0de
    /// The version of the file that LMDB 0.9 reads and writes.
    private static let version: UInt64 = 1
    private static let isMeta: UInt64 = 8
    /// The keys of the list of free pages are integers; no other flag is ever set.
    private static let freeListFlags: UInt64 = 8
    /// The fields of a meta page that are equal in both: name, offset and length.
    private static let constants: [(String, Int, Int)] = [
        ("version", 20, 4), ("address", 24, 8), ("page size", 40, 4), ("flag", 44, 2),
        ("flag", 92, 2),
    ]
    /// The address space of a process, which limits the size of the map.
    ///
    /// Unit: bytes.
    private static let largestMap: UInt64 = 1 << 47
    /// Unit: bytes.
    private static let length = 152
    /// How often to read the pages again because a writer changed them meanwhile.
    private static let mostReads = 100

    /// The bytes of both meta pages, as they were at one moment.
    ///
    /// - Returns: `nil` when they changed with every read.
    private static func stablePages(
        of file: Int32, calling path: String
    ) throws(LMDBError) -> [[UInt8]]? {
        var last: [[UInt8]]?
        for _ in 0..<mostReads {
            let first = try DataFile.read(length, at: 0, of: file, calling: path)
            let size = Int(first.number(at: 40, bytes: 4))
            guard (256...65_536).contains(size), size.nonzeroBitCount == 1 else {
                throw .damaged(path, "its first page is not a meta page")
            }
            let second = try DataFile.read(length, at: size, of: file, calling: path)
            if last == [first, second] { return last }
            last = [first, second]
        }
        return nil
    }
}

extension [UInt8] {
    /// A number of `count` bytes, lowest byte first, at an offset that was checked.
    func number(at offset: Int, bytes count: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in (0..<count).reversed() { number = number << 8 | UInt64(self[offset + index]) }
        return number
    }
}
