import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

/// What workloads share: opening the ledger, commands that are the same in each run, and the lines
/// that acknowledge them.
struct WorkloadRun: Sendable {
    /// The ledger's path.
    let path: String
    /// Prints a line.
    let say: @Sendable (String) throws -> Void

    /// Opens the ledger; creates it when nothing is there.
    ///
    /// - Parameters:
    ///   - factor: The factor of the projection; another one makes its rows be built again.
    ///   - longestTail: How many records may be in memory only before derived data is flushed.
    /// - Returns: The open store.
    /// - Throws: The error of the store.
    func open(factor: UInt32 = 1, longestTail: UInt64 = 32_768) throws -> LMDBStore {
        let projections = [CountingProjection.registered(factor: factor)]
        let store = try openOrCreate(projections, longestTail)
        let id = store.ledgerID.map { String($0, radix: 16) }.joined(separator: ".")
        try say("created \(id)")
        return store
    }

    private func openOrCreate(
        _ projections: [RegisteredProjection], _ longestTail: UInt64
    ) throws(EventStoreError) -> LMDBStore {
        do throws(EventStoreError) {
            return try LMDBStore.open(
                at: path, projections: projections, longestTail: longestTail)
        } catch {
            if error.code != .notFound { throw error }
            return try LMDBStore.create(
                at: path, projections: projections, longestTail: longestTail)
        }
    }

    /// The command with a number: one to four random events, some with texts.
    func command(_ number: Int) -> Command {
        var counts = RandomCounts(seed: UInt64(number))
        var command = counts.command(id: Self.id(number))
        // A store with a projection refuses an event that the projection cannot read.
        while command.events.contains(CountCodec.unreadable) {
            command = counts.command(id: Self.id(number))
        }
        return command
    }

    /// A command of a few dozen events.
    func sheet(_ number: Int) -> Command {
        var counts = RandomCounts(seed: UInt64(number))
        let sheet = counts.sheet()
        return Command(
            id: Self.id(number), stream: sheet.stream, events: sheet.events,
            provenance: sheet.provenance)
    }

    /// A command with a text in each of its two events.
    func texts(_ number: Int) -> Command {
        let field = TextField(event: 20)
        let drafts = (0..<2).map { index in
            EventDraft(
                type: CountCodec.counted, tags: [], payload: [1, 0, 0, 0],
                texts: [DraftText(field, "a text to erase, number \(number).\(index)")])
        }
        return Command(
            id: Self.id(number), stream: "texts", events: drafts,
            provenance: Provenance(
                actor: Agent("a-7", role: "inspector"), reason: "the reason of \(number)",
                effectiveAt: .instant(Timestamp(microseconds: 5))))
    }

    /// Appends commands one after another, each with its acknowledgement.
    func append(_ commands: [Command], to store: LMDBStore) async throws {
        for command in commands {
            try acknowledge(try await store.append(command, basedOn: .nothing))
        }
    }

    /// Says that a command is durable.
    func acknowledge(_ receipt: Receipt) throws {
        try say(
            "recorded \(receipt.command) \(receipt.positions.lowerBound) "
                + "\(receipt.positions.upperBound)")
    }

    private static func id(_ number: Int) -> CommandID {
        CommandID(derivedFrom: "workload", String(number))
    }
}
