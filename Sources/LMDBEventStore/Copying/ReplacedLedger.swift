internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The ledger at a path where another one is to be restored; nobody else can open it meanwhile.
final class ReplacedLedger: Sendable {
    /// The ledger, open alone; `nil` when it is damaged.
    let environment: Environment?
    /// The lock of a ledger that cannot be opened.
    private let lock: OpenLock?
    /// Where it is until it is moved.
    let path: String

    /// Takes the exclusive lock of the ledger at `path`; `nil` when nothing is there.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - isAllowed: Whether something may be there.
    /// - Throws: Code `alreadyExists`, `locked` while it is open anywhere, `invalid` when it is
    ///   something else, or a failure of the storage.
    init?(at path: String, isAllowed: Bool) throws(EventStoreError) {
        self.path = path
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

    /// What is replaced, as far as it can be read.
    ///
    /// - Parameters:
    ///   - path: Where it will be.
    ///   - common: The last position up to which both ledgers have the same records; `nil` when this
    ///     one is another one, or cannot be read.
    /// - Returns: The description.
    func description(at path: String, common: Position?) -> StoreRestoration.Replaced {
        let read = try? facts(beyond: common)
        return StoreRestoration.Replaced(
            path: path, head: read?.head, common: common,
            isSameLedger: read.map { _ in common != nil }, readers: read?.readers ?? [],
            actors: read?.actors ?? [], seen: read?.seen,
            missingErasures: read?.missingErasures ?? 0)
    }

    /// The last position up to which both ledgers have the same records.
    ///
    /// Histories that differ at a position differ at every later one.
    ///
    /// - Parameters:
    ///   - ledger: The id of the restored ledger.
    ///   - copy: The restored ledger.
    /// - Returns: The position; `nil` when this ledger is another one, or cannot be read.
    func lastCommonPosition(of ledger: [UInt8], with copy: Environment) -> Position? {
        try? common(of: ledger, with: copy)
    }

    private func common(
        of ledger: [UInt8], with copy: Environment
    ) throws(EventStoreError) -> Position? {
        guard let environment else { return nil }
        let tables = try Tables(of: environment)
        let isSame = try environment.read { transaction throws(EventStoreError) in
            try transaction.ledgerID(in: tables) == ledger
        }
        guard isSame else { return nil }
        let heads = (try Self.head(of: environment), try Self.head(of: copy))
        var (same, different) = (UInt64(0), min(heads.0, heads.1).rawValue + 1)
        while same + 1 < different {
            let middle = Position(same + (different - same) / 2)
            if try Self.digest(at: middle, of: environment) == Self.digest(at: middle, of: copy) {
                same = middle.rawValue
            } else {
                different = middle.rawValue
            }
        }
        return Position(same)
    }

    private static func head(of environment: Environment) throws(EventStoreError) -> Position {
        let tables = try Tables(of: environment)
        return try environment.read { transaction throws(EventStoreError) in
            try transaction.headPosition(in: tables)
        }
    }

    private static func digest(
        at position: Position, of environment: Environment
    ) throws(EventStoreError) -> ContentDigest {
        let tables = try Tables(of: environment)
        return try environment.read { transaction throws(EventStoreError) in
            try transaction.digest(ofRecordAt: position, in: tables)
        }
    }

    private struct Facts {
        var head = Position.start
        var readers: [SubscriptionCheckpoint] = []
        var actors: [Agent.ID] = []
        var seen: Position?
        var missingErasures = 0
    }

    /// The last head that is kept beside this ledger; `nil` when it cannot be read.
    private var lastHead: LastHead? {
        guard let environment, let file = try? environment.sideFile(named: LastHead.fileName),
            let bytes = try? file.read()
        else { return nil }
        return LastHead(bytes)
    }

    private func facts(beyond common: Position?) throws(EventStoreError) -> Facts? {
        guard let environment else { return nil }
        let tables = try Tables(of: environment)
        let last = lastHead
        return try environment.read { transaction throws(EventStoreError) in
            var facts = Facts()
            facts.head = try transaction.headPosition(in: tables)
            if let last, last.ledger == (try transaction.ledgerID(in: tables)) {
                if last.position > facts.head { facts.seen = last.position }
                let erased = try transaction.statedErasures(in: tables)
                facts.missingErasures = Int(
                    clamping: last.erasedTexts - min(erased, last.erasedTexts))
            }
            guard let common else { return facts }
            facts.readers = try transaction.checkpoints(in: tables)
                .filter { $0.position > common }
            var actors: Set<Agent.ID> = []
            try transaction.withCursor(on: tables.records) { cursor throws(EventStoreError) in
                var isOn = try cursor.seek(toOrAfter: Key.record(common.next))
                while isOn {
                    try cursor.withCurrent { key, value throws(EventStoreError) in
                        let position = Key.position(ofRecord: key) ?? .start
                        let record = try RecordView(value, at: position)
                        // Nobody can record again that a copy was made.
                        if try record.stream != .ledger { actors.insert(try record.actorID) }
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
