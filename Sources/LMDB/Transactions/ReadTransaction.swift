/// A snapshot of an environment, for the time of ``Environment/read(_:)``.
@safe
package struct ReadTransaction: ~Copyable, ReadableTransaction {
    /// For this module: where to read.
    package let handle: TransactionHandle
    private let opened: OpenEnvironment

    /// Begins to read, on this thread.
    init(in opened: OpenEnvironment) throws(LMDBError) {
        unsafe handle = TransactionHandle(try opened.beginReading(), in: opened)
        self.opened = opened
    }

    deinit { opened.endReading() }
}
