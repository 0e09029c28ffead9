import CaseLedgerTesting
import EventSourcing
import Synchronization

/// One way to break the contract of stores, with the one check that notices it.
struct Fault: Sendable, CustomStringConvertible {
    /// What the store does wrong.
    let name: String
    /// The name of the check that fails on the store; every other check passes.
    let breaks: String
    private let install: @Sendable (inout BrokenStore) -> Void

    /// Creates a fault from the operations that it replaces in a sound store.
    init(
        _ name: String, breaks check: String,
        _ install: @escaping @Sendable (inout BrokenStore) -> Void
    ) {
        self.name = name
        breaks = check
        self.install = install
    }

    /// All faults; each check has at least one.
    static let all: [Fault] =
        appending + refusing + repeating + batching + guarding + reading + positions
        + subscribing + ending + forgetting + projecting + keeping

    /// Creates a new, empty store with this fault.
    func store(clock: LedgerClock, projections: [RegisteredProjection]) -> BrokenStore {
        var store = BrokenStore(clock: clock, projections: projections)
        install(&store)
        return store
    }

    var description: String { name }
}

/// A value that the calls of a broken store share.
final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    /// Creates a shared value.
    init(_ value: Value) { state = Mutex(value) }

    /// The value.
    var value: Value { state.withLock { $0 } }

    /// Changes the value in place.
    func change(_ body: (inout Value) -> Void) { state.withLock { body(&$0) } }

    /// Replaces the value.
    ///
    /// - Returns: The value before.
    @discardableResult
    func replace(by value: Value) -> Value {
        state.withLock { state in
            defer { state = value }
            return state
        }
    }
}

extension ModelEventStore {
    /// All records that match a query, with the positions after `position`.
    func matches(_ query: Query, after position: Position = .start) async throws(EventStoreError)
        -> [Record]
    {
        let end = try await head().position
        if position >= end { return [] }
        return try await page(
            of: query, in: .after(position), order: .forward, limit: .max
        ).records
    }

    /// Records a command under its guard, or without one where `ignores` accepts the conflict.
    func append(
        _ guarded: GuardedCommand, ignoring ignores: (EventStoreError) -> Bool
    ) async throws(EventStoreError) -> Receipt {
        do throws(EventStoreError) { return try await append(guarded) } catch {
            guard error.code == .conflict, ignores(error) else { throw error }
            return try await append(GuardedCommand(guarded.command))
        }
    }
}

extension Receipt {
    /// The receipt with another time of recording.
    func recorded(at time: Timestamp) -> Receipt {
        Receipt(
            command: command, stream: stream, positions: positions, firstSequence: firstSequence,
            recordedAt: time, wasRepeat: wasRepeat)
    }
}

extension Record {
    /// The record with some of its fields replaced.
    func with(
        recordedAt: Timestamp? = nil, effectiveAt: EffectiveTime? = nil, index: UInt16? = nil,
        command: CommandDetails? = nil
    ) -> Record {
        Record(
            position: position, stream: stream, sequence: sequence, type: type,
            schemaVersion: schemaVersion, tags: tags, actor: actor, origin: origin,
            recordedAt: recordedAt ?? self.recordedAt, effectiveAt: effectiveAt ?? self.effectiveAt,
            indexInCommand: index ?? indexInCommand, eventCount: eventCount,
            command: command ?? self.command, payload: payload, texts: texts)
    }
}

extension RecordPage {
    /// The page with some of its fields replaced.
    func with(records: [Record]? = nil, head: Position? = nil) -> RecordPage {
        RecordPage(records: records ?? self.records, rest: rest, head: head ?? self.head)
    }
}
