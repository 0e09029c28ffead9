internal import CaseQuality
public import EventSourcing

extension LedgerGenerator {
    /// The most events that are sent to the store and not yet acknowledged.
    private static let mostEventsAtOnce = 8_192

    /// Records the remaining commands of the generator.
    ///
    /// Commands are sent in batches, so that they share syncs. The clock is set to the time of the
    /// last command in a batch. The records are therefore the same in every run, whatever the size
    /// of the store's commits. A store that contains the beginning, from an earlier run, gets the
    /// rest.
    ///
    /// - Parameters:
    ///   - store: An empty store, or one that was filled from a generator with the same arguments.
    ///   - clock: The clock that the store was opened with.
    ///   - limit: The number of commands in a batch, at least 1.
    ///   - progress: Called with the head of the ledger after every batch.
    /// - Returns: The number of commands that were sent.
    /// - Throws: ``MisplacedCommand`` when the store has other events. If the store has them at the
    ///   start, nothing is written. Otherwise the error of the store.
    @discardableResult
    public func write(
        to store: any EventStore, setting clock: SimulatedClock, atOnce limit: Int = 512,
        progress: (Position) -> Void = { _ in }
    ) async throws -> Int {
        var rest = self
        var count = 0
        var commands = try rest.nextCommands(atMost: limit)
        if let first = commands.first { try await check(store, beginsWith: first) }
        while let last = commands.last {
            clock.advance(to: last.sentAt)
            let sent = commands
            async let outcomes = store.append(
                sent.map { GuardedCommand($0.request, dependingOn: $0.dependsOn) })
            // The commands are generated while the disk works.
            commands = try rest.nextCommands(atMost: limit)
            for (command, outcome) in zip(sent, await outcomes) {
                try command.checkPlace(try outcome.get())
            }
            count += sent.count
            progress(last.positions.upperBound)
        }
        return count
    }

    /// Checks before the first write that the store is empty or was begun by this generator.
    private func check(
        _ store: any EventStore, beginsWith first: GeneratedCommand
    ) async throws {
        guard try await store.head().position > .start else { return }
        let receipt = try await store.receipt(of: first.id, in: first.inspection)
        guard let receipt else {
            throw MisplacedCommand(id: first.id, expected: first.positions, found: nil)
        }
        try first.checkPlace(receipt)
    }

    private mutating func nextCommands(atMost limit: Int) throws(Refusal) -> [GeneratedCommand] {
        var commands: [GeneratedCommand] = []
        var events = 0
        while commands.count < max(limit, 1), events < Self.mostEventsAtOnce,
            let command = try next()
        {
            commands.append(command)
            events += command.request.events.count
        }
        return commands
    }
}

extension GeneratedCommand {
    fileprivate func checkPlace(_ receipt: Receipt) throws(MisplacedCommand) {
        guard receipt.positions == positions else {
            throw MisplacedCommand(id: id, expected: positions, found: receipt.positions)
        }
    }
}

/// A generated command whose events are not at their expected positions.
///
/// Later commands would refer to wrong events. Another writer appended to the ledger, or the ledger
/// was begun with other arguments. Generate into a new ledger.
public struct MisplacedCommand: Error, Hashable, CustomStringConvertible {
    /// The id of the command.
    public let id: CommandID
    /// The expected positions of its events.
    public let expected: ClosedRange<Position>
    /// The actual positions; `nil` when the ledger contains other events there.
    public let found: ClosedRange<Position>?

    /// The error as a message.
    public var description: String {
        "Expected the events of command \(id) at positions \(expected.lowerBound) to "
            + "\(expected.upperBound); "
            + (found.map { "found them at \($0.lowerBound) to \($0.upperBound)" }
                ?? "found other events there")
            + ". The ledger has events of another writer. Generate into a new ledger."
    }
}
