internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension OpenEnvironment {
    /// Begins to read on this thread; one that reads already goes on in the same snapshot.
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

            let isWriter = leave { gate in
                unsafe gate.noteTransaction(nil, of: thread)
                unsafe gate.leaveReading(thread) { _, _ in }
                return gate.isInside(thread)
            }
            switch status {
            case MDB_MAP_RESIZED where !isWriter:
                try adoptGrownMap()
            case MDB_READERS_FULL where !hasClearedReaders:
                hasClearedReaders = true
                clearDeadReaders()
            default:
                throw LMDBError(status: status, "mdb_txn_begin")
            }
        }
    }

    /// Begins a snapshot again when it is not the one that it is registered as.
    ///
    /// LMDB looks up the number of the last commit, then copies its meta page. When two more commits
    /// write theirs in between, it is a copy of the newer one, which need not be synced yet, nor be
    /// what the next reader gets: snapshots would go back.
    ///
    /// - Returns: LMDB's status; unless it is 0, the transaction is gone.
    private func settle(_ transaction: OpaquePointer) -> Int32 {
        var info = unsafe MDB_envinfo()
        // Who is overtaken so often is so by a lock file that does not belong to the ledger.
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

    /// Ends what ``beginReading()`` began; the transaction rests until the next reader.
    func endReading() {
        // In a forked child the reader's slot is the parent's, who may still read.
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
    /// - Throws: `.reentrantWrite` when a transaction of this thread is open.
    func beginTurn() throws(LMDBError) {
        try requireUnforked()
        let thread = cl_current_thread()
        try gate.wait { gate throws(LMDBError) in try gate.enterWriting(thread, of: path) }
    }

    /// Ends the turn to write.
    func endTurn() {
        guard !isForked else { return }
        leave { $0.leaveWriting() }
    }

    /// Changes the gate on the way out, and closes the environment if that was left to the last
    /// one.
    func leave<Result>(_ body: (inout TransactionGate) -> Result) -> Result {
        let (result, isLast) = gate.withLock { gate in
            let result = body(&gate)
            return (result, gate.isLingering && gate.isEmpty)
        }
        if isLast { EnvironmentRegistry.reap(self) }
        return result
    }
}
