internal import CaseLedger
internal import CaseLedgerTesting
internal import Foundation
internal import LMDBEventStore

/// The speed of an import into a large ledger.
struct ImportLate: Benchmark {
    static let name = "import-late"
    static let question = """
        How much of its speed does an import of 64 inspections at the same time, 512 events a \
        batch, keep when the ledger has five million events, against a hundred thousand?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let sizes = run.isShort ? [20_000, 200_000] : [100_000, 5_000_000]
        let measure =
            "the same at \(sizes[1].short) events against \(sizes[0].short), 64 active "
            + "inspections"
        guard run.isShort || !run.isWithoutLargest else {
            return [
                Answer(
                    measure, target: .atLeast(0.8), value: nil, unit: "x",
                    notes: ["left out: --without-largest"])
            ]
        }
        let rounds = run.size(short: 3, full: 15)
        let perRound = run.size(short: 4_000, full: 10_000)
        let small = try await Ready(events: sizes[0], run, rounds: rounds, perRound: perRound)
        let large = try await Ready(events: sizes[1], run, rounds: rounds, perRound: perRound)
        let pairing = try await Pairing(
            [
                Contender("at \(sizes[1].short) events") { try await large.round($0) },
                Contender("at \(sizes[0].short) events") { try await small.round($0) },
            ], rounds: rounds)
        await small.store.close()
        await large.store.close()
        run.remove(small.path)
        run.remove(large.path)
        return [
            Answer(
                measure, target: .atLeast(0.8), isOfItsSize: !run.isShort,
                value: pairing.ratio(of: 0, over: 1), unit: "x",
                figures: pairing.figures("events/s"),
                notes: [
                    "\(rounds) rounds of \(perRound.grouped) events in batches of "
                        + "\(ImportBatches.batch), by which both ledgers grow; both are in "
                        + "the page cache as far as memory allows",
                    "a batch is sent while the previous one is made durable",
                ])
        ]
    }

    /// A ledger of a given size, and the commands that follow.
    private struct Ready {
        let path: String
        let store: LMDBStore
        private let rounds: [(events: Int, batches: [[GuardedCommand]])]

        init(events: Int, _ run: Run, rounds: Int, perRound: Int) async throws {
            let made = try await run.ledgers.ledger(events: events)
            var generator = made.generator
            self.rounds = try (0...rounds).map { _ in
                let commands = try generator.plan(events: perRound)
                let batches = commands.batches(of: ImportBatches.batch)
                return (
                    batches[...].eventCount,
                    batches.map { commands[$0.commands].map(\.guarded) }
                )
            }
            path = try await run.ledgers.copy(of: made)
            store = try await openStore(at: path)
        }

        /// Imports the next events, and returns the rate per second.
        func round(_ number: Int) async throws -> Double {
            let (events, batches) = rounds[number]
            return try await rate(of: events) { try await store.append(batches[...]) }
        }
    }
}
