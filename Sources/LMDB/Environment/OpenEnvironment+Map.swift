internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension OpenEnvironment {
    /// The size of the map, which limits the size of the file.
    ///
    /// Unit: bytes. Call it only inside the gate, so that the map cannot move.
    var mapSizeInBytes: Int {
        var info = unsafe MDB_envinfo()
        return unsafe mdb_env_info(pointer, &info) == 0 ? info.me_mapsize : 0
    }

    /// Doubles the map, unless it is larger than `size` already.
    ///
    /// Waits until every transaction of this process has ended, so the caller must have none open.
    ///
    /// - Parameter size: The size of the map when it was full. Unit: bytes.
    /// - Throws: `.mapFull` when the address space cannot hold a map of twice the size.
    func growMap(beyond size: Int) throws(LMDBError) {
        try whileMapIsFree { () throws(LMDBError) in
            guard mapSizeInBytes <= size else { return }
            let (doubled, overflow) = size.multipliedReportingOverflow(by: 2)
            // LMDB unmaps the old map before it maps the new one, so check first that the new one
            // fits.
            guard !overflow, Self.hasAddressSpace(for: doubled) else {
                throw LMDBError(
                    .mapFull, during: "write",
                    "The map of \"\(path)\" is full at \(size) bytes and cannot double.",
                    remedy: "Raise the limit on the address space of this process.")
            }
            try setMapSize(doubled)
        }
    }

    /// Grows the map to the size that another process gave it, unless it is larger than `size`
    /// already.
    ///
    /// Waits until every transaction of this process has ended, so the caller must have none open.
    ///
    /// - Parameter size: The size of the map when the file was larger. Unit: bytes.
    /// - Throws: `.corrupted` when the map does not grow: then the file's last page is a wrong
    ///   number, and trying again would never end.
    func adoptGrownMap(beyond size: Int) throws(LMDBError) {
        try whileMapIsFree { () throws(LMDBError) in
            guard mapSizeInBytes <= size else { return }
            try setMapSize(0)
            guard mapSizeInBytes > size else {
                throw .damaged(
                    filePath, "its last page lies outside of its map of \(mapSizeInBytes) bytes")
            }
        }
    }

    private func setMapSize(_ size: Int) throws(LMDBError) {
        let status = unsafe mdb_env_set_mapsize(pointer, size)
        guard status != 0 else { return }
        // LMDB has no map now, and using it would crash the process.
        let failure = LMDBError(errno: status, "mdb_env_set_mapsize", at: path)
        gate.withLock { $0.failure = failure }
        throw failure
    }

    private func whileMapIsFree(_ body: () throws(LMDBError) -> Void) throws(LMDBError) {
        gate.wait { $0.announceMapMove() }
        defer { leave { $0.endMapMove() } }
        gate.wait { $0.isMapFree ? () : nil }
        try body()
    }

    private static func hasAddressSpace(for bytes: Int) -> Bool {
        let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
        guard let probe = unsafe mmap(nil, bytes, PROT_NONE, flags, -1, 0),
            unsafe probe != MAP_FAILED
        else { return false }
        unsafe munmap(probe, bytes)
        return true
    }
}
