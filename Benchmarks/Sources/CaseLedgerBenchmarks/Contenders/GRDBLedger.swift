internal import CaseLedger
internal import Foundation
internal import GRDB

/// An event store on SQLite as a Swift program would write it: events and tags in tables.
///
/// The guard is a query in the same transaction. With a write-ahead log and `synchronous=FULL` it
/// is as durable as the other contenders. It stores less than CaseLedger's store: no command ids,
/// and no rows of projections.
final class GRDBLedger: Sendable {
    private let folder: String
    private let queue: DatabaseQueue
    private let guards = GuardQueries()

    /// A command with the records of its events.
    typealias RecordedCommand = (command: PlannedCommand, records: [Data])

    /// Creates the database in `folder`.
    init(in folder: String) throws {
        self.folder = folder
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: LedgerSQL.settings)
            // SQLite refuses some settings without an error.
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            let sync = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            guard mode == "wal", sync == 2 else {
                throw DatabaseError(message: "journal \(mode ?? "?"), synchronous \(sync ?? -1)")
            }
        }
        queue = try DatabaseQueue(
            path: "\(folder)/\(SQLiteLedger.fileName)", configuration: configuration)
        try queue.write { try $0.execute(sql: LedgerSQL.tables) }
    }

    /// Appends a command in its own transaction, unless its guard refuses it.
    ///
    /// - Returns: The position of its last event.
    @discardableResult
    func append(_ planned: PlannedCommand, records: [Data]) async throws -> Int {
        try await queue.write { [guards] database in
            var transaction = Transaction(database: database, guards: guards)
            try transaction.append(planned, records)
            return try transaction.end()
        }
    }

    /// Appends commands in one transaction, each with its own guard.
    func append(_ commands: [RecordedCommand]) throws {
        _ = try queue.write { database in
            var transaction = Transaction(database: database, guards: guards)
            for (planned, records) in commands { try transaction.append(planned, records) }
            return try transaction.end()
        }
    }

    /// Every record, in order.
    func records() throws -> RecordBytes {
        try SQLiteLedger(in: folder, creating: false).records()
    }

    /// Checks that SQLite uses an index for every guard query of the run.
    func checkPlans() throws {
        try queue.read { database in
            for query in guards.all {
                let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN \(query)")
                // A plan does not depend on the arguments.
                statement.setUncheckedArguments([])
                let steps = try Row.fetchAll(statement)
                for step in steps {
                    let detail: String = step["detail"]
                    // A ledger has few streams, and a guard without a stream reads all of them.
                    if detail.hasPrefix("SCAN"), !detail.hasPrefix("SCAN streams") {
                        throw DatabaseError(message: "\(detail), for the guard \(query)")
                    }
                }
            }
        }
    }

    func close() throws { try queue.close() }
}

/// A transaction that appends; it reads and writes each consecutive stream once.
private struct Transaction {
    let database: Database
    let guards: GuardQueries
    private var stream: OpenStream?
    private var last = 0

    init(database: Database, guards: GuardQueries) {
        self.database = database
        self.guards = guards
    }

    private struct OpenStream {
        let name: StreamName
        /// The number of the stream; `nil` for a new stream.
        var number: Int64?
        var sequence: Int
        var isChanged = false
    }

    mutating func append(_ planned: PlannedCommand, _ records: [Data]) throws {
        var stream = try enter(planned.command.stream)
        try check(planned.observation, stream)
        let number = try stream.number ?? add(stream.name)
        stream.number = number
        let addEvent = try database.cachedStatement(sql: LedgerSQL.addEvent)
        let addTag = try database.cachedStatement(sql: LedgerSQL.addTag)
        for (event, record) in zip(planned.command.events, records) {
            stream.sequence += 1
            try addEvent.execute(
                arguments: [number, stream.sequence, event.type.rawValue, record])
            // Row ids are dense, because nothing is deleted.
            let position = database.lastInsertedRowID
            last = Int(position)
            for tag in event.tags {
                try addTag.execute(arguments: [number, tag.description, position])
            }
        }
        stream.isChanged = true
        self.stream = stream
    }

    /// Writes the pending stream before the commit.
    ///
    /// - Returns: The position of the last event.
    mutating func end() throws -> Int {
        try leaveStream()
        return last
    }

    /// Makes a stream the current one.
    private mutating func enter(_ name: StreamName) throws -> OpenStream {
        if let stream, stream.name == name { return stream }
        try leaveStream()
        let opened = try read(name)
        stream = opened
        return opened
    }

    private mutating func leaveStream() throws {
        guard let stream, stream.isChanged else { return }
        try database.cachedStatement(sql: LedgerSQL.endStream)
            .execute(arguments: [stream.sequence, stream.number])
        self.stream = nil
    }

    private func read(_ name: StreamName) throws -> OpenStream {
        let statement = try database.cachedStatement(sql: LedgerSQL.findStream)
        let row = try Row.fetchOne(statement, arguments: [name.rawValue])
        return OpenStream(name: name, number: row?[0], sequence: row?[1] ?? 0)
    }

    private func add(_ name: StreamName) throws -> Int64 {
        try database.cachedStatement(sql: LedgerSQL.addStream).execute(arguments: [name.rawValue])
        return database.lastInsertedRowID
    }

    /// Refuses the command when a later event matches the query of the observation.
    private func check(_ observation: ObservedQuery, _ stream: OpenStream) throws {
        for clause in observation.query.clauses {
            var arguments: [(any DatabaseValueConvertible)?] = []
            if let name = clause.stream {
                // A stream without events cannot conflict.
                guard let number = try name == stream.name ? stream.number : read(name).number
                else { continue }
                arguments.append(number)
            }
            if let first = clause.tags.first { arguments.append(first.description) }
            arguments.append(Int(observation.position.rawValue))
            for tag in clause.tags.dropFirst() { arguments.append(tag.description) }
            for type in clause.types { arguments.append(type.rawValue) }
            let statement = try database.cachedStatement(sql: guards[clause])
            if try Int.fetchOne(statement, arguments: StatementArguments(arguments)) != nil {
                throw GuardConflict()
            }
        }
    }
}
