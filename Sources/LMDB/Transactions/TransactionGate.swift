/// Who is inside an environment, by thread, and who may enter.
///
/// LMDB's map may move only when no transaction of this process is open. So a transaction enters
/// here first, and whoever has to move the map waits until all have left, while no new ones enter.
@safe
struct TransactionGate: ~Copyable {
    /// How a thread that wants to read goes on.
    @safe
    enum Entrance {
        /// It reads already; this is its snapshot.
        case nested(OpaquePointer)
        /// It may renew this transaction, which rested in the pool.
        case pooled(OpaquePointer)
        /// It must begin a transaction.
        case new
    }

    /// A thread that reads.
    @safe
    private struct Reader {
        let thread: UInt
        var transaction: OpaquePointer?
        var depth: Int
    }

    /// More resting transactions are freed: each holds a slot that other processes may need.
    private static let poolLimit = 64

    private var readers: [Reader] = []
    private var pool: [OpaquePointer]
    private var writer: UInt?
    private var isMapMoving = false

    /// The tables that were opened, by name.
    var tables: [String: Table] = [:]
    /// Whether the environment is closed: nobody enters again.
    var isClosed = false
    /// Whether no handle is left, so that the last one inside has to close the environment.
    var isLingering = false
    /// Why nobody may enter any more, if something broke.
    var failure: LMDBError?
    /// Held as long as the environment is open.
    var lock: OpenLock?

    init(lock: consuming OpenLock?) {
        unsafe pool = []
        self.lock = lock
    }

    /// Whether nobody is inside, nor waits for that.
    var isEmpty: Bool { readers.isEmpty && writer == nil && !isMapMoving }

    /// Whether a transaction of this thread is open.
    func isInside(_ thread: UInt) -> Bool {
        writer == thread || readers.contains { $0.thread == thread }
    }

    // MARK: Reading

    /// Lets a reader in; `nil` while the map is about to move.
    ///
    /// A thread that is inside already must not wait here: who moves the map waits for it.
    mutating func enterReading(_ thread: UInt, of path: String) throws(LMDBError) -> Entrance? {
        for index in readers.indices where readers[index].thread == thread {
            guard let transaction = unsafe readers[index].transaction else { continue }
            readers[index].depth += 1
            return unsafe .nested(transaction)
        }
        if isMapMoving, writer != thread { return nil }
        try requireUsable(path)
        let pooled = unsafe pool.popLast()
        unsafe readers.append(Reader(thread: thread, transaction: pooled, depth: 1))
        return unsafe pooled.map { unsafe .pooled($0) } ?? .new
    }

    /// Notes the transaction that the reader of this thread began, or `nil` when it failed to.
    mutating func noteTransaction(_ transaction: OpaquePointer?, of thread: UInt) {
        for index in readers.indices where readers[index].thread == thread {
            unsafe readers[index].transaction = transaction
        }
    }

    /// Lets a reader out; the outermost one's transaction goes to the pool.
    ///
    /// - Parameters:
    ///   - thread: Which reader.
    ///   - settle: Resets the transaction if the pool has room, else frees it.
    mutating func leaveReading(
        _ thread: UInt, settle: (_ transaction: OpaquePointer, _ hasRoom: Bool) -> Void
    ) {
        guard let index = readers.firstIndex(where: { $0.thread == thread }) else { return }
        readers[index].depth -= 1
        guard readers[index].depth == 0 else { return }
        let transaction = unsafe readers[index].transaction
        readers.swapAt(index, readers.count - 1)
        readers.removeLast()
        if let transaction = unsafe transaction {
            let hasRoom = unsafe pool.count < Self.poolLimit
            unsafe settle(transaction, hasRoom)
            if hasRoom { unsafe pool.append(transaction) }
        }
    }

    /// Empties the pool.
    mutating func drainPool(_ free: (OpaquePointer) -> Void) {
        while let transaction = unsafe pool.popLast() { unsafe free(transaction) }
    }

    // MARK: Writing

    /// Gives this thread the turn to write; `nil` while another has it or the map is about to move.
    mutating func enterWriting(_ thread: UInt, of path: String) throws(LMDBError) -> Void? {
        if isInside(thread) {
            throw LMDBError(
                .reentrantWrite, during: "write",
                "A write of \"\(path)\" was begun inside another transaction of its thread.",
                remedy: "Write in the outer transaction, or after it.")
        }
        try requireUsable(path)
        if isMapMoving || writer != nil { return nil }
        writer = thread
        return ()
    }

    /// Ends the turn to write.
    mutating func leaveWriting() { writer = nil }

    // MARK: Moving the map

    /// Keeps newcomers out; `nil` while somebody else does.
    mutating func announceMapMove() -> Void? {
        if isMapMoving { return nil }
        isMapMoving = true
        return ()
    }

    /// Whether all who were inside have left; resting transactions hold nothing of the map.
    var isMapFree: Bool { readers.isEmpty && writer == nil }

    /// Lets newcomers in again.
    mutating func endMapMove() { isMapMoving = false }

    private func requireUsable(_ path: String) throws(LMDBError) {
        if isClosed { throw .closed(path) }
        if let failure { throw failure }
    }
}
