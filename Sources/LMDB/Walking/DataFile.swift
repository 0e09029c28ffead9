internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The data file of an environment, open for calls of our own beside LMDB's.
///
/// Closing it releases no lock of LMDB: those are on the lock file only.
struct DataFile: ~Copyable {
    /// Files up to this length are walked whole at every opening.
    ///
    /// Unit: bytes.
    private static let longestAlways = 32 << 20
    /// How often to retry because a writer changed the file meanwhile.
    private static let mostTries = 3

    let path: String
    private let descriptor: Descriptor

    /// Opens the data file in `directory` for reading.
    init(in directory: borrowing EnvironmentDirectory) throws(LMDBError) {
        path = "\(directory.path)/\(EnvironmentDirectory.dataFile)"
        let file = try Self.opened(in: directory, calling: path)
        // To read another kind of file may wait for ever.
        guard try FileStatus.of(file.number, calling: path).isRegular else {
            throw .damaged(path, "it is not a regular file")
        }
        descriptor = file
    }

    private static func opened(
        in directory: borrowing EnvironmentDirectory, calling path: String
    ) throws(LMDBError) -> Descriptor {
        do throws(LMDBError) {
            return try Descriptor.open(
                EnvironmentDirectory.dataFile, in: directory.number,
                flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK, calling: path)
        } catch {
            // The folder of a ledger, whose data file is gone, is not a ledger that was never there.
            guard error.code == .notFound, directory.names.contains(EnvironmentDirectory.lockFile)
            else { throw error }
            throw .damaged(path, "the file is missing")
        }
    }

    /// The number of its descriptor.
    var number: Int32 { descriptor.number }

    /// The newest meta page.
    ///
    /// - Returns: `nil` when both are of another version of LMDB, or changed between all reads.
    /// - Throws: `.corrupted` when a page is not a meta page, or the two are not of one file.
    func head() throws(LMDBError) -> DataFileHead? {
        try DataFileHead(of: number, calling: path)
    }

    /// The number of the newest transaction, as the meta pages state it; `nil` when it cannot be read.
    ///
    /// - Complexity: Two short reads; nothing else is looked at.
    func newestTransaction() -> UInt64? {
        var (pageSize, first, second) = (UInt32(0), UInt64(0), UInt64(0))
        func read<Number: FixedWidthInteger>(_ number: inout Number, at offset: Int) -> Bool {
            unsafe withUnsafeMutableBytes(of: &number) {
                unsafe pread(descriptor.number, $0.baseAddress, $0.count, off_t(offset)) == $0.count
            }
        }
        // The first meta page has its transaction some bytes after the size of a page.
        guard read(&pageSize, at: DataFileHead.pageSizeOffset),
            read(&first, at: DataFileHead.transactionOffset),
            read(&second, at: Int(pageSize) + DataFileHead.transactionOffset)
        else { return nil }
        return max(UInt64(littleEndian: first), UInt64(littleEndian: second))
    }

    /// Walks the file before LMDB maps it.
    ///
    /// Files up to 32 MiB are walked whole. So are longer ones, unless another process has the file
    /// open, and so has walked it, or it was closed cleanly and not changed since. Then the leaves
    /// of tables are left out.
    ///
    /// Other processes may write during the walk, unless the caller is alone. The pages of the
    /// newest transaction do not change while the next one is written. A finding is therefore valid
    /// if the newest transaction advanced by at most one.
    ///
    /// - Parameters:
    ///   - isAlone: Whether the caller holds the exclusive lock.
    ///   - close: What the last closer wrote, if anything.
    /// - Returns: What was found; `nil` for a file of another version of LMDB, which LMDB refuses to
    ///   open, and for a file that others change all the time, which they have walked.
    /// - Throws: `.corrupted` when the meta pages are damaged, or the error of the system call.
    func inspect(
        isAlone: Bool, afterClose close: CleanClose?
    ) throws(LMDBError) -> DataFileReport? {
        for left in (0..<Self.mostTries).reversed() {
            guard let head = try head() else { return nil }
            let status = try FileStatus.of(number, calling: path)
            let isShort = status.size / head.pageSize <= head.lastPage
            let isTrusted = !isAlone || isUnchanged(since: close, status, head)
            let isWhole = isShort || status.size <= Self.longestAlways || !isTrusted
            let report = try DataFileWalk.walk(
                number, calling: path, from: head, isWhole ? .whole : .branches)
            if report.isSound || isAlone { return report }
            guard let newest = try self.head() else { return nil }
            if newest == head { return report }
            if left == 0, newest.transaction <= head.transaction &+ 1 { return report }
        }
        return nil
    }

    /// The next bytes that are not in a hole of the file; `nil` where only a hole follows.
    ///
    /// - Throws: The error of the system call.
    func data(from offset: Int) throws(LMDBError) -> Range<Int>? {
        var (start, end) = (0, 0)
        let failure = unsafe cl_next_data(number, offset, &start, &end)
        if failure == ENXIO { return nil }
        if failure != 0 { throw LMDBError(errno: failure, "lseek", at: path) }
        return start..<end
    }

    /// Syncs the file to disk.
    ///
    /// - Throws: The error of the system call, also for a page that another sync did not write.
    func sync() throws(LMDBError) { try descriptor.sync(calling: path) }

    /// Whether nobody wrote to the file since it was closed cleanly, synced to disk.
    ///
    /// The caller must be alone.
    func isUnchanged(since close: CleanClose?) -> Bool {
        guard let head = try? head(), let status = try? FileStatus.of(number, calling: path) else {
            return false
        }
        return isUnchanged(since: close, status, head)
    }

    private func isUnchanged(
        since close: CleanClose?, _ status: FileStatus, _ head: DataFileHead
    ) -> Bool { close == CleanClose(of: status, transaction: head.transaction) }

    /// Reads `count` bytes of a file at `offset`.
    ///
    /// - Throws: `.corrupted` when the file ends before, or the error of the system call.
    static func read(
        _ count: Int, at offset: Int, of file: Int32, calling path: String
    ) throws(LMDBError) -> [UInt8] {
        let bytes = try Descriptor.read(atMost: count, at: offset, of: file, calling: path)
        guard bytes.count == count else {
            throw .damaged(path, "it ends at byte \(offset + bytes.count)")
        }
        return bytes
    }
}
