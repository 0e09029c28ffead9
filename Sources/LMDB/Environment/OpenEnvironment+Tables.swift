internal import CLMDB

extension OpenEnvironment {
    /// The table of that name, if it was opened.
    func table(named name: String) throws(LMDBError) -> Table {
        guard let table = gate.withLock({ $0.tables[name] }) else {
            throw LMDBError(
                .missingTable, during: "table", "\"\(path)\" has no open table \"\(name)\".",
                remedy: "Pass the name of the table when you open the environment.")
        }
        return table
    }

    /// Opens the tables that are not open yet.
    ///
    /// - Throws: `.missingTable` when a named table does not exist. The tables before it are then
    ///   open.
    func openTables(_ names: [String]) throws(LMDBError) {
        let open = gate.withLock { $0.tables }
        for name in names where open[name] == nil {
            let table = try openTable(name)
            gate.withLock { $0.tables[name] = table }
        }
    }

    /// Every open table with its name, in the order of names.
    var tables: [(name: String, table: Table)] {
        gate.withLock { $0.tables }.map { (name: $0.key, table: $0.value) }
            .sorted { $0.name < $1.name }
    }

    private func openTable(_ name: String) throws(LMDBError) -> Table {
        // The outer read keeps the map in place while an inner transaction opens the table. The
        // inner transaction is committed, because LMDB forgets the table if it aborts.
        _ = try unsafe beginReading()
        defer { endReading() }
        // One at a time, as LMDB demands. The lock is taken inside the read, so that no thread
        // waits at the gate while it holds the lock.
        return try tableOpening.withLock { _ throws(LMDBError) in try openTableAlone(name) }
    }

    private func openTableAlone(_ name: String) throws(LMDBError) -> Table {
        var transaction: OpaquePointer?
        try unsafe LMDBError.check(
            mdb_txn_begin(pointer, nil, UInt32(MDB_RDONLY), &transaction), "mdb_txn_begin")
        var identifier: MDB_dbi = 0
        let status = unsafe mdb_dbi_open(transaction, name, 0, &identifier)
        guard status == 0 else {
            unsafe mdb_txn_abort(transaction)
            throw status == MDB_NOTFOUND
                ? missing(name) : LMDBError(status: status, "mdb_dbi_open")
        }
        try unsafe LMDBError.check(mdb_txn_commit(transaction), "mdb_txn_commit")
        return Table(identifier: identifier, environment: ordinal)
    }

    private func missing(_ name: String) -> LMDBError {
        LMDBError(
            .missingTable, during: "open", "\"\(path)\" has no table \"\(name)\".",
            remedy: "If it had one, the file is damaged: restore the last good backup.")
    }
}
