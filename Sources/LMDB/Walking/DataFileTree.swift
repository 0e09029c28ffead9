/// The description of a tree in a data file, from a meta page or from a table's entry.
struct DataFileTree: Equatable {
    static let sizeInBytes = 48
    /// The root of a tree without entries.
    static let noPage = UInt64.max

    let flags: UInt64
    let depth: Int
    let branches: UInt64
    let leaves: UInt64
    let overflows: UInt64
    let entries: UInt64
    let root: UInt64

    init(_ bytes: [UInt8], at offset: Int) {
        flags = bytes.number(at: offset + 4, bytes: 2)
        depth = Int(bytes.number(at: offset + 6, bytes: 2))
        branches = bytes.number(at: offset + 8, bytes: 8)
        leaves = bytes.number(at: offset + 16, bytes: 8)
        overflows = bytes.number(at: offset + 24, bytes: 8)
        entries = bytes.number(at: offset + 32, bytes: 8)
        root = bytes.number(at: offset + 40, bytes: 8)
    }
}
