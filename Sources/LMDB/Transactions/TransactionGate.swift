/// The threads that have a transaction open, and the rules by which others may begin one.
///
/// LMDB's map may move only when this process has no open transaction. So every transaction enters
/// the gate first. A thread that moves the map keeps new transactions out and waits until all open
/// ones have ended.
@safe
struct TransactionGate: ~Copyable {
    /// How a thread that wants to read continues.
    @safe
    enum Entrance {
        /// The thread reads already; this is its snapshot.
        case nested(OpaquePointer)
        /// The thread may renew this transaction from the pool.
        case pooled(OpaquePointer)
        /// The thread must begin a new transaction.
        case new
    }

    /// A thread that reads.
    @safe
    private struct Reader {
        let thread: UInt
        var transaction: OpaquePointer?
        var depth: Int
    }

    /// The most pooled transactions; the others are freed, because each holds a reader slot.
    private static let poolLimit = 64

    private var readers: [Reader] = []
    private var pool: [OpaquePointer]
    private var writer: UInt?
    private var isMapMoving = false

    /// The open tables, by name.
    var tables: [String: Table] = [:]
    /// Whether the environment is closed: no transaction can begin any more.
    var isClosed = false
    /// Whether no handle is left, so that the last open transaction must close the environment.
    var isLingering = false
    /// The error that all new transactions throw, if the map could not be set.
    var failure: LMDBError?
    /// Held as long as the environment is open.
    var lock: OpenLock?

    init(lock: consuming OpenLock?) {
        unsafe pool = []
        self.lock = lock
    }

    /// Whether no transaction is open and no thread is moving the map.
    var isEmpty: Bool { readers.isEmpty && writer == nil && !isMapMoving }

    /// Whether a transaction of this thread is open.
    func isInside(_ thread: UInt) -> Bool {
        writer == thread || readers.contains { $0.thread == thread }
    }

    // MARK: Reading

    /// Registers a reader.
    ///
    /// Returns `nil` while the map is about to move.
    ///
    /// A thread that has a transaction open must not wait here, because the thread that moves the
    /// map waits for it.
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

    /// Stores the transaction that the reader of this thread began, or `nil` when beginning failed.
    mutating func noteTransaction(_ transaction: OpaquePointer?, of thread: UInt) {
        for index in readers.indices where readers[index].thread == thread {
            unsafe readers[index].transaction = transaction
        }
    }

    /// Unregisters a reader.
    ///
    /// The transaction of the outermost read goes to the pool.
    ///
    /// - Parameters:
    ///   - thread: The thread of the reader.
    ///   - settle: Resets the transaction if the pool has room, otherwise frees it.
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

    /// Removes and frees all pooled transactions.
    mutating func drainPool(_ free: (OpaquePointer) -> Void) {
        while let transaction = unsafe pool.popLast() { unsafe free(transaction) }
    }

    // MARK: Writing

    /// Gives this thread the write turn.
    ///
    /// Returns `nil` while another has it or the map is to move.
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

    /// Ends the write turn.
    mutating func leaveWriting() { writer = nil }

    // MARK: Moving the map

    /// Keeps new transactions out.
    ///
    /// Returns `nil` while another thread moves the map.
    mutating func announceMapMove() -> Void? {
        if isMapMoving { return nil }
        isMapMoving = true
        return ()
    }

    /// Whether all transactions have ended.
    ///
    /// Pooled transactions do not use the map.
    var isMapFree: Bool { readers.isEmpty && writer == nil }

    /// Lets new transactions in again.
    mutating func endMapMove() { isMapMoving = false }

    private func requireUsable(_ path: String) throws(LMDBError) {
        if isClosed { throw .closed(path) }
        if let failure { throw failure }
    }
}
