internal import CaseLedger
internal import CaseLedgerTesting
internal import EventSourcing
internal import Foundation
@_spi(Measuring) internal import LMDBEventStore

/// A ledger of many inspections that was created for a run.
struct MadeLedger: Sendable {
    /// Its folder.
    let path: String
    /// The number of its events.
    let events: Int
    /// The generator, after the last command of the ledger.
    let generator: LedgerGenerator
    /// The time to create it, including the generator.
    ///
    /// Unit: seconds.
    let seconds: Double
}

/// The ledgers of a run, each created once, with 64 inspections under way at the same time.
///
/// A benchmark that writes uses a copy.
actor LedgerShelf {
    private let folder: String
    private var made: [Int: MadeLedger] = [:]

    init(folder: String) { self.folder = folder }

    /// A ledger of at least this number of events.
    func ledger(events: Int) async throws -> MadeLedger {
        if let known = made[events] { return known }
        tellUser("  making a ledger of \(events.short) events")
        let ledger = try await makeLedger(
            at: "\(folder)/made-\(events).ledger", events: events,
            LedgerGenerator(seed: LedgerGenerator.seed, events: .max, active: 64))
        made[events] = ledger
        return ledger
    }

    /// Copies the files of a ledger, except its locks, and returns the path of the copy.
    func copy(of ledger: MadeLedger) throws -> String {
        let path = "\(folder)/copy-\(UUID().uuidString.prefix(8)).ledger"
        try copyLedger(from: ledger.path, to: path)
        return path
    }
}

/// Copies a ledger that no process has open.
func copyLedger(from path: String, to copy: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: copy)
}

/// Creates a ledger; commands are sent in batches, so that they share syncs.
///
/// - Parameters:
///   - path: The path of the new ledger.
///   - events: The number of events to generate.
///   - start: The generator before its first command.
/// - Returns: The ledger, closed.
/// - Throws: The error of the store or of the generator.
func makeLedger(
    at path: String, events: Int, _ start: LedgerGenerator
) async throws -> MadeLedger {
    let clock = SimulatedClock()
    let store = try await LMDBStore.create(
        at: path, clock: clock.ledgerClock, projections: [RatingsProjection.registered],
        salts: .derived)
    var generator = start
    var count = 0
    let time = try await seconds {
        // The events that are generated at a time, and kept until they are durable.
        let most = 8_192
        var next = try generator.plan(events: min(most, events))
        while !next.isEmpty {
            let sent = next
            count += sent.reduce(0) { $0 + $1.command.events.count }
            if let last = sent.last { clock.advance(to: last.sentAt) }
            async let recorded: Void = store.append(sent[...])
            // The commands are generated while the disk works.
            next = count < events ? try generator.plan(events: min(most, events - count)) : []
            try await recorded
        }
    }
    await store.close()
    return MadeLedger(path: path, events: count, generator: generator, seconds: time)
}

extension LMDBStore {
    /// Sends one command, and waits until it is durable.
    ///
    /// - Returns: The position of its last event.
    /// - Throws: The reason for its refusal.
    @discardableResult
    func append(_ planned: PlannedCommand) async throws -> Position {
        try await append(planned.guarded).positions.upperBound
    }

    /// Sends all commands as a batch, so that they share commits, in their order.
    ///
    /// The call waits for all of them.
    ///
    /// - Throws: The reason for the refusal of a command.
    func append(_ commands: ArraySlice<PlannedCommand>) async throws {
        for outcome in await append(commands.map(\.guarded)) { _ = try outcome.get() }
    }

    /// Sends batches in order, each while the previous one is made durable, and waits for all.
    func append(_ batches: ArraySlice<[GuardedCommand]>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, batch) in batches.enumerated() {
                if number > 1 { try await group.next() }
                // The task runs immediately until its commands are in the queue of the store.
                group.addImmediateTask {
                    for outcome in await self.append(batch) { _ = try outcome.get() }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// Creates a ledger with a fixed recording time, so that all runs write the same bytes.
func createStore(at path: String) async throws -> LMDBStore {
    try await LMDBStore.create(
        at: path, clock: .fixed, projections: [RatingsProjection.registered], salts: .derived)
}

/// Opens a ledger with the same clock.
func openStore(at path: String) async throws -> LMDBStore {
    try await LMDBStore.open(
        at: path, clock: .fixed, projections: [RatingsProjection.registered], salts: .derived)
}

extension LedgerClock {
    /// A fixed clock in the year 2035, which is later than all generated times.
    static let fixed = LedgerClock { Timestamp(microseconds: 2_051_222_400_000_000) }
}
