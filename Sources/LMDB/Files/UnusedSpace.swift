#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The space of a data file that LMDB does not use: free pages, and the space between the pointers and
/// the entries of a page.
///
/// Both keep bytes of values that were removed. A compacting copy of LMDB 0.9 even fills the latter
/// with what its buffer had before: bytes of other pages. Of 30,000 values it wrote 7,490 twice. The
/// erasure of a value would then leave a second copy, on a page that the erasure does not change.
enum UnusedSpace {
    /// The pages that are read at once.
    private static let pagesAtOnce = 256
    private static let isOverflow: UInt64 = 4
    /// The length of the header of a page.
    ///
    /// Unit: bytes.
    private static let header = 16

    /// Overwrites the unused space with zeros.
    ///
    /// A damaged file stays as it is. So does the older meta page, which may refer to pages that are
    /// free now.
    ///
    /// - Parameters:
    ///   - file: A data file that no process has open.
    ///   - path: Its path, for errors.
    /// - Throws: The error of the system call.
    /// - Complexity: O(pages), which are read twice.
    static func clear(in file: borrowing Descriptor, calling path: String) throws(LMDBError) {
        guard let head = try DataFileHead(of: file.number, calling: path),
            let isUsed = try DataFileWalk.usedPages(of: file.number, calling: path, from: head)
        else { return }
        var page = 2
        while page < isUsed.count {
            let count = min(pagesAtOnce, isUsed.count - page)
            let bytes = try file.read(
                atMost: count * head.pageSize, at: page * head.pageSize, calling: path)
            guard bytes.count == count * head.pageSize else {
                throw .damaged(path, "it ends before page \(page + count)")
            }
            var index = 0
            while index < count {
                let start = index * head.pageSize
                let isOverflow = bytes.number(at: start + 10, bytes: 2) & isOverflow != 0
                if isUsed[page + index], isOverflow {
                    // Only the first page of a long value has a header.
                    index += max(1, Int(bytes.number(at: start + 12, bytes: 4)))
                    continue
                }
                var unused = start..<start + head.pageSize
                if isUsed[page + index] {
                    let lower = Int(bytes.number(at: start + 12, bytes: 2))
                    let upper = Int(bytes.number(at: start + 14, bytes: 2))
                    guard lower >= header, lower <= upper, upper <= head.pageSize else {
                        throw .damaged(path, "page \(page + index) is malformed")
                    }
                    unused = start + lower..<start + upper
                }
                if bytes[unused].contains(where: { $0 != 0 }) {
                    try file.write(
                        [UInt8](repeating: 0, count: unused.count),
                        at: page * head.pageSize + unused.lowerBound, calling: path)
                }
                index += 1
            }
            page += index
        }
    }
}
