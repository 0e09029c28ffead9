internal import CLMDB

extension OpenEnvironment {
    /// Closes the file unless a transaction is open; then the last one to end has it closed.
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
            gate.lock = nil
            return true
        }
    }

    /// Takes back that the file is to be closed: there is a handle again.
    func keepOpen() {
        gate.withLock { $0.isLingering = false }
    }

    /// Waits until the file is closed or not to be closed any more; inside a transaction, does not.
    func waitUntilClosed() {
        guard !isForked else { return }
        let thread = cl_current_thread()
        gate.wait { gate in
            gate.isLingering && !gate.isInside(thread) ? nil : ()
        }
    }
}
