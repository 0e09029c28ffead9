internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension OpenEnvironment {
    /// Begins a read on this thread.
    ///
    /// A nested read continues in the same snapshot.
    ///
    /// - Returns: LMDB's transaction, until ``endReading()``, on the same thread.
    func beginReading() throws(LMDBError) -> OpaquePointer {
        try requireUnforked()
        let thread = cl_current_thread()
        var hasClearedReaders = false
        while true {
            let entrance = try gate.wait { gate throws(LMDBError) in
                try gate.enterReading(thread, of: path)
            }
            var transaction: OpaquePointer?
            var status: Int32
            switch entrance {
            case .nested(let running):
                return unsafe running
            case .pooled(let resting):
                unsafe transaction = unsafe resting
                status = unsafe mdb_txn_renew(resting)
                if status != 0 { unsafe mdb_txn_abort(resting) }
            case .new:
                status = unsafe mdb_txn_begin(pointer, nil, UInt32(MDB_RDONLY), &transaction)
                if status == 0 {
                    gate.withLock { unsafe $0.noteTransaction(transaction, of: thread) }
                }
            }
            if status == 0, let transaction = unsafe transaction {
                status = unsafe settle(transaction)
                if status == 0 { return unsafe transaction }
            }

            let mapSize = status == MDB_MAP_RESIZED ? mapSizeInBytes : 0
            let isWriter = leave { gate in
                unsafe gate.noteTransaction(nil, of: thread)
                unsafe gate.leaveReading(thread) { _, _ in }
                return gate.isInside(thread)
            }
            switch status {
            case MDB_MAP_RESIZED where !isWriter:
                try adoptGrownMap(beyond: mapSize)
            case MDB_READERS_FULL where !hasClearedReaders:
                hasClearedReaders = true
                clearDeadReaders()
            default:
                throw LMDBError(status: status, "mdb_txn_begin")
            }
        }
    }

    /// Renews a snapshot that is newer than the transaction number it is registered under.
    ///
    /// LMDB looks up the number of the last commit, then copies that commit's meta page. If two
    /// more commits write their meta pages between these steps, the copy is the newer page. That
    /// page may not be synced yet, and the next reader may get an older one: snapshots would go
    /// backwards.
    ///
    /// - Returns: LMDB's status. Unless it is 0, the transaction has been freed.
    private func settle(_ transaction: OpaquePointer) -> Int32 {
        var info = unsafe MDB_envinfo()
        // More retries than this can only mean that the lock file does not belong to the ledger.
        for _ in 0..<1_000 {
            guard unsafe mdb_env_info(pointer, &info) == 0,
                unsafe info.me_last_txnid > mdb_txn_id(transaction) + 1
            else { break }
            unsafe mdb_txn_reset(transaction)
            let status = unsafe mdb_txn_renew(transaction)
            if status != 0 {
                unsafe mdb_txn_abort(transaction)
                return status
            }
        }
        return 0
    }

    /// Ends the read that ``beginReading()`` began.
    ///
    /// The pool keeps the transaction for the next reader.
    func endReading() {
        // In a forked child the reader's slot belongs to the parent, which may still be reading.
        guard !isForked else { return }
        let thread = cl_current_thread()
        leave { gate in
            unsafe gate.leaveReading(thread) { transaction, hasRoom in
                if hasRoom {
                    unsafe mdb_txn_reset(transaction)
                } else {
                    unsafe mdb_txn_abort(transaction)
                }
            }
        }
    }

    /// Waits for this thread's turn to write.
    ///
    /// - Throws: `.reentrantWrite` when a transaction of this thread is open, `.readOnly` or
    ///   `.corrupted` when the environment takes no writes.
    func beginTurn() throws(LMDBError) {
        try requireUnforked()
        if let refusal = access.refusal(of: path) { throw refusal }
        let thread = cl_current_thread()
        try gate.wait { gate throws(LMDBError) in try gate.enterWriting(thread, of: path) }
    }

    /// Ends the turn to write.
    func endTurn() {
        guard !isForked else { return }
        leave { $0.leaveWriting() }
    }

    /// Changes the gate when leaving, and closes the environment if a close is pending and no other
    /// transaction is open.
    func leave<Result>(_ body: (inout TransactionGate) -> Result) -> Result {
        let (result, isLast) = gate.withLock { gate in
            let result = body(&gate)
            return (result, gate.isLingering && gate.isEmpty)
        }
        if isLast { EnvironmentRegistry.reap(self) }
        return result
    }
}
