internal import CLMDB

extension MDB_val {
    /// The bytes that the value points to, in the map or in memory of the caller.
    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(
            start: mv_data?.assumingMemoryBound(to: UInt8.self), count: mv_size)
    }
}

extension Span<UInt8> {
    /// Passes the bytes to LMDB for one call, which does not change them.
    @inline(__always)
    func withMDBValue<Result>(_ body: (inout MDB_val) -> Result) -> Result {
        unsafe withUnsafeBufferPointer { buffer in
            var value = unsafe MDB_val(
                mv_size: buffer.count,
                mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress))
            return unsafe body(&value)
        }
    }
}
