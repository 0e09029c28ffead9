internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// One page of a data file, read into its own memory, so that it cannot change while it is checked.
///
/// Every access is checked against the length of the page.
@safe
final class Page {
    /// The length of the header of a page.
    ///
    /// Unit: bytes.
    static let headerInBytes = 16

    /// Unit: bytes.
    let count: Int
    private let bytes: UnsafeMutableRawBufferPointer

    init(sizeInBytes: Int) {
        count = sizeInBytes
        unsafe bytes = .allocate(byteCount: sizeInBytes, alignment: 16)
    }

    deinit { unsafe bytes.deallocate() }

    /// Fills the page from a file.
    ///
    /// - Throws: `.damage` when the file ends before, `.failure` for an error of the system call.
    func read(_ number: UInt64, of file: Int32, calling path: String) throws(WalkStop) {
        let (offset, overflow) = number.multipliedReportingOverflow(by: UInt64(count))
        guard !overflow, let start = off_t(exactly: offset) else {
            throw .damage("it refers to page \(number)")
        }
        var done = 0
        while done < count {
            let length = unsafe pread(
                file, bytes.baseAddress.map { unsafe $0 + done }, count - done,
                start + off_t(done))
            if length < 0, errno == EINTR { continue }
            if length < 0 { throw .failure(LMDBError(errno: errno, "pread", at: path)) }
            if length == 0 {
                throw .damage("the file ends at byte \(Int(start) + done), in page \(number)")
            }
            done += length
        }
    }

    func u16(at offset: Int) -> Int {
        Int(
            UInt16(
                littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }

    func u32(at offset: Int) -> UInt32 {
        UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    func u64(at offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// A copy of a range that lies within the page.
    func copy(_ range: Range<Int>) -> [UInt8] { unsafe Array(bytes[range]) }

    /// Lends the bytes of a range that lies within the page.
    func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result)
        -> Result
    {
        unsafe body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }

    // MARK: Header

    var number: UInt64 { u64(at: 0) }
    var flags: Int { u16(at: 10) }
    /// The end of the list of offsets.
    var lower: Int { u16(at: 12) }
    /// The start of the entries.
    var upper: Int { u16(at: 14) }
    /// How many entries the page has.
    var entries: Int { (lower - Self.headerInBytes) / 2 }
    /// How many pages a long value has; on its first page.
    var runLength: UInt32 { u32(at: 12) }

    enum Flags {
        static let branch = 1
        static let leaf = 2
        static let overflow = 4
    }
}
