internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Whole reads and writes at given places of a file.
extension Descriptor {
    /// Reads up to `count` bytes; fewer only at the end of the file.
    borrowing func read(
        atMost count: Int, at offset: Int, calling path: String
    ) throws(LMDBError) -> [UInt8] {
        try Self.read(atMost: count, at: offset, of: number, calling: path)
    }

    /// Reads up to `count` bytes of the file with that descriptor; fewer only at its end.
    static func read(
        atMost count: Int, at offset: Int, of number: Int32, calling path: String
    ) throws(LMDBError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let length = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    number, buffer.baseAddress.map { unsafe $0 + done }, count - done,
                    off_t(offset + done))
            }
            if length < 0, errno == EINTR { continue }
            if length < 0 { throw LMDBError(errno: errno, "pread", at: path) }
            if length == 0 { break }
            done += length
        }
        bytes.removeLast(count - done)
        return bytes
    }

    /// Writes all bytes.
    ///
    /// - Throws: `.diskFull`, or the error of the system call; some of the bytes may be written.
    borrowing func write(
        _ bytes: [UInt8], at offset: Int, calling path: String
    ) throws(LMDBError) {
        var done = 0
        while done < bytes.count {
            let length = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    number, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done,
                    off_t(offset + done))
            }
            if length < 0, errno == EINTR { continue }
            // A disk that takes no byte and gives no error would keep this loop running for ever.
            if length <= 0 {
                throw LMDBError(errno: length < 0 ? errno : EIO, "pwrite", at: path)
            }
            done += length
        }
    }

    /// Syncs the file to disk.
    borrowing func sync(calling path: String) throws(LMDBError) {
        let failure = cl_sync(number)
        if failure != 0 { throw LMDBError(errno: failure, "fsync", at: path) }
    }
}
