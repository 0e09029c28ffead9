internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The ledger at a path where another one is to be restored; nobody else can open it meanwhile.
final class ReplacedLedger: Sendable {
    /// The ledger, open alone; `nil` when it is damaged.
    let environment: Environment?
    /// The lock of a ledger that cannot be opened.
    private let lock: OpenLock?

    /// Takes the exclusive lock of the ledger at `path`; `nil` when nothing is there.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - isAllowed: Whether something may be there.
    /// - Throws: Code `alreadyExists`, `locked` while it is open anywhere, `invalid` when it is
    ///   something else, or a failure of the storage.
    init?(at path: String, isAllowed: Bool) throws(EventStoreError) {
        do {
            try Environment.requireNothing(at: path)
            return nil
        } catch  where error.code == .alreadyExists {
            guard isAllowed else {
                throw EventStoreError(
                    .alreadyExists,
                    "Something already exists at \"\(path)\". Nothing was changed.",
                    remedy: "Name another path, or let it be replaced: it is then moved, not "
                        + "removed.")
            }
        } catch { throw EventStoreError(storage: error) }
        do throws(LMDBError) {
            environment = try Environment.openAlone(
                at: path, tables: TableName.allCases.map(\.rawValue))
            lock = nil
        } catch {
            switch error.code {
            case .locked: throw .stillOpen(path)
            case .notAnEnvironment:
                throw EventStoreError(
                    .invalid, "\"\(path)\" is not a ledger. Nothing was changed.",
                    remedy: "Name the folder of a ledger, or a path where nothing exists.")
            case .corrupted, .missingTable, .versionMismatch, .lmdb: break
            default: throw EventStoreError(storage: error)
            }
            environment = nil
            do { lock = try OpenLock.exclusive(at: path) } catch {
                throw EventStoreError(storage: error)
            }
        }
    }

    /// Releases its lock.
    func close() { environment?.close() }

    /// What was replaced, as far as it can be read.
    ///
    /// - Parameters:
    ///   - path: Where it is now.
    ///   - head: The last position of the restored ledger.
    ///   - ledger: The id of the restored ledger.
    /// - Returns: The description.
    func description(
        at path: String, newHead head: Position, of ledger: [UInt8]
    ) -> StoreRestoration.Replaced {
        let read = try? facts(beyond: head, of: ledger)
        return StoreRestoration.Replaced(
            path: path, head: read?.head, isSameLedger: read?.isSame,
            readers: read?.readers ?? [], actors: read?.actors ?? [])
    }

    private struct Facts {
        var head = Position.start
        var isSame = false
        var readers: [SubscriptionCheckpoint] = []
        var actors: [Agent.ID] = []
    }

    private func facts(
        beyond head: Position, of ledger: [UInt8]
    ) throws(EventStoreError) -> Facts? {
        guard let environment else { return nil }
        let tables = try Tables(of: environment)
        return try environment.read { transaction throws(EventStoreError) in
            var facts = Facts()
            facts.head = try transaction.headPosition(in: tables)
            facts.isSame = try transaction.ledgerID(in: tables) == ledger
            guard facts.isSame else { return facts }
            facts.readers = try transaction.checkpoints(in: tables)
                .filter { $0.position > head }
            var actors: Set<Agent.ID> = []
            try transaction.withCursor(on: tables.records) { cursor throws(EventStoreError) in
                var isOn = try cursor.seek(toOrAfter: Key.record(head.next))
                while isOn {
                    try cursor.withCurrent { key, value throws(EventStoreError) in
                        let position = Key.position(ofRecord: key) ?? .start
                        actors.insert(try RecordView(value, at: position).actorID)
                    }
                    isOn = try cursor.step(.forward)
                }
            }
            facts.actors = actors.sorted()
            return facts
        }
    }
}

extension EventStoreError {
    /// Creates the error for a ledger that must be open nowhere.
    static func stillOpen(_ path: String) -> EventStoreError {
        EventStoreError(
            .locked, "The ledger \"\(path)\" is open in another program. Nothing was changed.",
            remedy: "End every program that has it open, then try again.")
    }
}
