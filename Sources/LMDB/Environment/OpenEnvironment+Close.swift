internal import CLMDB

extension OpenEnvironment {
    /// Closes the file unless a transaction is open.
    ///
    /// In that case the last transaction closes it.
    ///
    /// The registry calls it, under its lock, when no handle is left.
    ///
    /// - Returns: Whether the file is closed now.
    func closeUnlessInUse() -> Bool {
        gate.withLock { gate in
            guard gate.isEmpty else {
                gate.isLingering = true
                return false
            }
            gate.isClosed = true
            gate.isLingering = false
            unsafe gate.drainPool { transaction in unsafe mdb_txn_abort(transaction) }
            unsafe mdb_env_close(pointer)
            leaveCleanClose(under: gate.lock)
            gate.lock = nil
            return true
        }
    }

    /// Leaves a note for the next opener that the file was closed cleanly, if nobody else has it
    /// open.
    ///
    /// The next opener then relies on the disk, so the file is synced first: another process may
    /// have been killed between a write and its sync.
    private func leaveCleanClose(under lock: borrowing OpenLock?) {
        guard access == .writable else { return }
        switch lock {
        case .some(let lock) where lock.isNowExclusive():
            guard (try? dataFile.sync()) != nil, let head = try? dataFile.head(),
                let status = try? FileStatus.of(dataFile.number, calling: path)
            else { return }
            lock.leave(CleanClose(of: status, transaction: head.transaction))
        default: break
        }
    }

    /// Cancels a pending close because a new handle exists.
    func keepOpen() {
        gate.withLock { $0.isLingering = false }
    }

    /// Waits until the file is closed or the close is cancelled.
    ///
    /// Returns at once inside a transaction.
    func waitUntilClosed() {
        guard !isForked else { return }
        let thread = cl_current_thread()
        gate.wait { gate in
            gate.isLingering && !gate.isInside(thread) ? nil : ()
        }
    }
}
