#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The space between the pointers and the entries of a page, which LMDB does not use.
///
/// A compacting copy of LMDB 0.9 fills it with what its buffer had before: bytes of other pages. Of
/// 30,000 values it wrote 7,490 twice. The erasure of a value would then leave a second copy, on a
/// page that the erasure does not change.
enum UnusedSpace {
    /// The pages that are read at once.
    private static let pagesAtOnce = 256
    private static let isBranchOrLeaf: UInt64 = 1 | 2
    private static let isOverflow: UInt64 = 4
    /// The length of the header of a page.
    ///
    /// Unit: bytes.
    private static let header = 16

    /// Overwrites the unused space of every page with zeros.
    ///
    /// - Parameters:
    ///   - file: A data file without free pages, which no process has open.
    ///   - path: Its path, for errors.
    /// - Throws: `.corrupted` when a page is malformed, or the error of the system call.
    /// - Complexity: O(pages).
    static func clear(in file: borrowing Descriptor, calling path: String) throws(LMDBError) {
        guard let head = try DataFileHead(of: file.number, calling: path) else { return }
        var page = 2
        while page <= head.lastPage {
            let count = min(pagesAtOnce, head.lastPage + 1 - page)
            let bytes = try file.read(
                atMost: count * head.pageSize, at: page * head.pageSize, calling: path)
            guard bytes.count == count * head.pageSize else {
                throw .damaged(path, "it ends before page \(page + count)")
            }
            var index = 0
            while index < count {
                let start = index * head.pageSize
                let flags = bytes.number(at: start + 10, bytes: 2)
                guard flags & isOverflow == 0 else {
                    // Only the first page of a long value has a header.
                    let length = Int(bytes.number(at: start + 12, bytes: 4))
                    guard length > 0 else { throw .damaged(path, "page \(page + index) is empty") }
                    index += length
                    continue
                }
                let lower = Int(bytes.number(at: start + 12, bytes: 2))
                let upper = Int(bytes.number(at: start + 14, bytes: 2))
                guard flags & isBranchOrLeaf != 0, lower >= header, lower <= upper,
                    upper <= head.pageSize
                else { throw .damaged(path, "page \(page + index) is malformed") }
                if bytes[(start + lower)..<(start + upper)].contains(where: { $0 != 0 }) {
                    try file.write(
                        [UInt8](repeating: 0, count: upper - lower),
                        at: (page + index) * head.pageSize + lower, calling: path)
                }
                index += 1
            }
            page += index
        }
    }
}
