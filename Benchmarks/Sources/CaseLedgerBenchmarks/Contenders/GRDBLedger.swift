internal import CaseLedger
internal import Foundation
internal import GRDB

/// What a Swift user would write instead: events and tags in SQLite.
///
/// The guard is a query in the same transaction. With a write-ahead log and `synchronous=FULL` it is
/// as durable as the others. It keeps less than the store: no command ids, no rows of projections.
final class GRDBLedger: Sendable {
    private let queue: DatabaseQueue

    /// Creates the database in `folder`.
    init(in folder: String) throws {
        queue = try DatabaseQueue(path: "\(folder)/events.sqlite")
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            let sync = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            guard mode == "wal", sync == 2 else {
                throw DatabaseError(message: "journal \(mode ?? "?"), synchronous \(sync ?? -1)")
            }
            try database.execute(
                sql: """
                    CREATE TABLE events (
                        position INTEGER PRIMARY KEY,
                        stream TEXT NOT NULL,
                        sequence INTEGER NOT NULL,
                        type TEXT NOT NULL,
                        record BLOB NOT NULL,
                        UNIQUE (stream, sequence));
                    CREATE TABLE tags (
                        tag TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        PRIMARY KEY (tag, position)) WITHOUT ROWID;
                    """)
        }
    }

    /// Appends one event in a transaction of its own, unless something that matters came.
    ///
    /// - Returns: Its position.
    func append(_ planned: PlannedCommand, record: ArraySlice<UInt8>) async throws -> Int {
        let blob = Data(record)
        return try await queue.write { database in
            try Self.guardAgainst(planned.observation, in: database)
            var position = 0
            for event in planned.command.events {
                position = try Self.insert(
                    event, of: planned.command.stream, record: blob, into: database)
            }
            return position
        }
    }

    /// Appends many events in one transaction, each command under its own guard.
    func append(_ commands: [(command: PlannedCommand, records: [ArraySlice<UInt8>])]) throws {
        try queue.write { database in
            for (planned, records) in commands {
                try Self.guardAgainst(planned.observation, in: database)
                for (event, record) in zip(planned.command.events, records) {
                    _ = try Self.insert(
                        event, of: planned.command.stream, record: Data(record), into: database)
                }
            }
        }
    }

    func close() throws { try queue.close() }

    private static func insert(
        _ event: EventDraft, of stream: StreamName, record: Data, into database: Database
    ) throws -> Int {
        let last = try database.cachedStatement(sql: "SELECT MAX(position) FROM events")
        let position = (try Int.fetchOne(last) ?? 0) + 1
        let end = try database.cachedStatement(
            sql: "SELECT MAX(sequence) FROM events WHERE stream = ?")
        let sequence = (try Int.fetchOne(end, arguments: [stream.rawValue]) ?? 0) + 1
        try database.cachedStatement(
            sql: """
                INSERT INTO events (position, stream, sequence, type, record)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [position, stream.rawValue, sequence, event.type.rawValue, record])
        let tags = try database.cachedStatement(
            sql: "INSERT INTO tags (tag, position) VALUES (?, ?)")
        for tag in event.tags { try tags.execute(arguments: [tag.description, position]) }
        return position
    }

    /// Refuses when an event that matches the observation's query came after it.
    private static func guardAgainst(_ observation: Observation, in database: Database) throws {
        for clause in observation.query.clauses {
            var sql = "SELECT 1 FROM events WHERE position > ?"
            var arguments: [(any DatabaseValueConvertible)?] = [
                Int(observation.position.rawValue)
            ]
            if let stream = clause.stream {
                sql += " AND stream = ?"
                arguments.append(stream.rawValue)
            }
            if !clause.types.isEmpty {
                let marks = clause.types.map { _ in "?" }.joined(separator: ", ")
                sql += " AND type IN (\(marks))"
                arguments += clause.types.map { $0.rawValue as (any DatabaseValueConvertible)? }
            }
            for tag in clause.tags {
                sql += " AND position IN (SELECT position FROM tags WHERE tag = ? AND position > ?)"
                arguments += [tag.description, Int(observation.position.rawValue)]
            }
            let statement = try database.cachedStatement(sql: sql + " LIMIT 1")
            if try Int.fetchOne(statement, arguments: StatementArguments(arguments)) != nil {
                throw GRDBConflict()
            }
        }
    }
}

/// Something that matters came after what was observed.
struct GRDBConflict: Error {}
