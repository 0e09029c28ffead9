internal import CaseLedger
internal import RawSQLite
internal import Synchronization

/// The SQL of both SQLite contenders, so that they differ only in their language.
enum LedgerSQL {
    static let settings = text(RAW_SQLITE_SETTINGS)
    static let tables = text(RAW_SQLITE_TABLES)
    static let findStream = text(RAW_SQLITE_FIND_STREAM)
    static let addStream = text(RAW_SQLITE_ADD_STREAM)
    static let endStream = text(RAW_SQLITE_END_STREAM)
    static let addEvent = text(RAW_SQLITE_ADD_EVENT)
    static let addTag = text(RAW_SQLITE_ADD_TAG)

    private static func text(_ statement: RawSQLiteStatement) -> String {
        unsafe String(cString: raw_sqlite_text(statement))
    }
}

/// The queries of guards; each shape of guard has one query.
final class GuardQueries: Sendable {
    private struct Shape: Hashable {
        let hasStream: Bool
        let tags: Int
        let types: Int

        /// The query of a guard with this shape.
        var query: String {
            let capacity = 4_096
            return unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                    let size = unsafe raw_sqlite_guard(
                        hasStream ? 1 : 0, tags, types, text.baseAddress, capacity)
                    precondition(size < capacity, "a guard of \(tags) tags and \(types) types")
                    return size
                }
            }
        }
    }

    private let known = Mutex<[Shape: String]>([:])

    /// The query that finds an event that matches `clause` after a position.
    subscript(clause: Query.Clause) -> String {
        let shape = Shape(
            hasStream: clause.stream != nil, tags: clause.tags.count, types: clause.types.count)
        return known.withLock { known in
            if let query = known[shape] { return query }
            let query = shape.query
            known[shape] = query
            return query
        }
    }

    /// All queries that were used.
    var all: [String] { known.withLock { Array($0.values) } }
}
