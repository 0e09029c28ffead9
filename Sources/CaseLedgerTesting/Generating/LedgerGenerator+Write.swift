internal import CaseQuality
public import EventSourcing

extension LedgerGenerator {
    /// The most events on their way to the store at one time.
    private static let mostEventsAtOnce = 8_192

    /// Records all that the generator has still to give.
    ///
    /// Commands are sent many at a time, so that they share syncs. The clock is set to the last of
    /// those that are sent together, so the records are the same whenever this is run, whatever the
    /// store's commits take in. A store that has the beginning already, from an earlier run, gets
    /// the rest.
    ///
    /// - Parameters:
    ///   - store: An empty store, or one that was filled from a generator with the same arguments.
    ///   - clock: The clock that the store was opened with.
    ///   - limit: How many commands are sent together, at least 1.
    ///   - progress: Called with the end of the ledger whenever some were recorded.
    /// - Returns: How many commands were sent.
    /// - Throws: ``MisplacedCommand`` when the store has something else, before anything is written
    ///   if it has it already; what the store throws.
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
            // Made while the disk works.
            commands = try rest.nextCommands(atMost: limit)
            for (command, outcome) in zip(sent, await outcomes) {
                try command.checkPlace(try outcome.get())
            }
            count += sent.count
            progress(last.positions.upperBound)
        }
        return count
    }

    /// Checks, before anything is written, that the store is empty or was begun by this generator.
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

/// A generated command whose events do not stand where the generator expected them, so that later
/// commands would speak of other events than they mean.
///
/// Somebody else wrote to the ledger, or it was begun with other arguments: generate into a new one.
public struct MisplacedCommand: Error, Hashable, CustomStringConvertible {
    /// The command.
    public let id: CommandID
    /// Where its events should stand.
    public let expected: ClosedRange<Position>
    /// Where they stand; `nil` when the ledger does not have them, and other events instead.
    public let found: ClosedRange<Position>?

    public var description: String {
        "The events of command \(id) should stand at \(expected.lowerBound) to "
            + "\(expected.upperBound); "
            + (found.map { "they stand at \($0.lowerBound) to \($0.upperBound)" }
                ?? "others stand there")
            + ". This ledger was not made by this generator alone: generate into a new one."
    }
}
