internal import CaseLedger
internal import CaseLedgerTesting
internal import EventSourcing
internal import Foundation
@_spi(Measuring) internal import LMDBEventStore

/// A ledger of many inspections that was made for a run.
struct MadeLedger: Sendable {
    /// Its folder.
    let path: String
    /// How many events it has.
    let events: Int
    /// The generator, after the last command of the ledger.
    let generator: LedgerGenerator
    /// How long the making took, generating included.
    ///
    /// Unit: seconds.
    let seconds: Double
}

/// The ledgers of a run, each made once, with 64 inspections under way at the same time.
///
/// Whoever writes takes a copy.
actor LedgerShelf {
    private let folder: String
    private var made: [Int: MadeLedger] = [:]

    init(folder: String) { self.folder = folder }

    /// A ledger of at least so many events.
    func ledger(events: Int) async throws -> MadeLedger {
        if let known = made[events] { return known }
        tellUser("  making a ledger of \(events.short) events")
        let ledger = try await makeLedger(
            at: "\(folder)/made-\(events).ledger", events: events,
            LedgerGenerator(seed: LedgerGenerator.seed, events: .max, active: 64))
        made[events] = ledger
        return ledger
    }

    /// The path of a copy of a ledger, of all that is in its folder but its locks.
    func copy(of ledger: MadeLedger) throws -> String {
        let path = "\(folder)/copy-\(UUID().uuidString.prefix(8)).ledger"
        try copyLedger(from: ledger.path, to: path)
        return path
    }
}

/// Copies a ledger that nobody has open.
func copyLedger(from path: String, to copy: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: copy)
}

/// Makes a ledger: commands are sent many at a time, so that they share syncs.
///
/// - Parameters:
///   - path: Where to.
///   - events: How many events are enough.
///   - start: The generator before its first command.
/// - Returns: The ledger, closed.
/// - Throws: What the store or the generator threw.
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
        // Made up at one time, and kept until the disk has them.
        let most = 8_192
        var next = try generator.plan(events: min(most, events))
        while !next.isEmpty {
            let sent = next
            count += sent.reduce(0) { $0 + $1.command.events.count }
            if let last = sent.last { clock.advance(to: last.sentAt) }
            async let recorded: Void = store.append(sent[...])
            // Made while the disk works.
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
    /// - Throws: Why it was refused.
    @discardableResult
    func append(_ planned: PlannedCommand) async throws -> Position {
        try await append(planned.guarded).positions.upperBound
    }

    /// Sends commands all at once, so that they share commits, in their order; waits for all.
    ///
    /// - Throws: Why one of them was refused.
    func append(_ commands: ArraySlice<PlannedCommand>) async throws {
        for outcome in await append(commands.map(\.guarded)) { _ = try outcome.get() }
    }

    /// Sends batches in their order, the next one while the one before is made durable; waits for all.
    func append(_ batches: ArraySlice<[GuardedCommand]>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, batch) in batches.enumerated() {
                if number > 1 { try await group.next() }
                // It runs at once until its commands are in the store's queue.
                group.addImmediateTask {
                    for outcome in await self.append(batch) { _ = try outcome.get() }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// A ledger that learns everything at the same time, so that all runs write the same bytes.
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
    /// A clock that stands still, in the year 2035: after everything that is generated.
    static let fixed = LedgerClock { Timestamp(microseconds: 2_051_222_400_000_000) }
}
