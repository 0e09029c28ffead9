/// An entry of a page.
struct PageNode {
    /// Unit: bytes.
    private static let headerInBytes = 8
    private static let isLong = 1
    private static let isTree = 2

    /// The child page, on a branch.
    let child: UInt64
    let key: Range<Int>
    /// The range of the value, on a leaf, unless the value has its own pages.
    let value: Range<Int>
    /// The length of the value.
    ///
    /// Unit: bytes.
    let valueCount: Int
    /// Whether the value has its own pages.
    let isLong: Bool
    /// Whether the value describes a table.
    let isTable: Bool
    /// The bytes of its page that the entry has.
    let room: Range<Int>

    /// - Returns: `nil` when it extends beyond the page, or has flags that cannot occur here.
    init?(in page: Page, at offset: Int, isLeaf: Bool) {
        let start = offset + Self.headerInBytes
        guard offset % 2 == 0, start <= page.count else { return nil }
        let low = page.u32(at: offset)
        let flags = page.u16(at: offset + 4)
        let keyEnd = start + page.u16(at: offset + 6)
        guard keyEnd <= page.count else { return nil }
        key = start..<keyEnd
        isLong = isLeaf && flags == Self.isLong
        isTable = isLeaf && flags == Self.isTree
        if isLeaf {
            guard flags == 0 || isLong || isTable else { return nil }
            child = 0
            valueCount = Int(low)
        } else {
            child = UInt64(low) | UInt64(flags) << 32
            valueCount = 0
        }
        let end = keyEnd + (isLong ? 8 : valueCount)
        // Entries begin at even offsets.
        guard end <= page.count, end + end % 2 <= page.count else { return nil }
        value = keyEnd..<end
        room = offset..<end + end % 2
    }

    /// How many pages its long value needs.
    func overflowPages(of size: Int) -> Int { (Page.headerInBytes + valueCount - 1) / size + 1 }
}
