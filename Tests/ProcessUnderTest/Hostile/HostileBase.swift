import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore

/// The ledger whose data file is damaged: some 1,500 events in three streams, and a few in many
/// more, so that almost every table has branches.
enum HostileBase {
    /// How often derived data is flushed.
    ///
    /// Unit: records.
    static let longestTail: UInt64 = 64
    static let streams: [StreamName] = ["one", "two", "three"]
    static let keys: [RowKey] = ["a", "b", "c", "a/b", "a b", "\u{e9}"]
    static let subscriptions: [SubscriptionName] = (0..<90).compactMap {
        SubscriptionName(rawValue: "follower-of-the-ledger-with-a-long-name-\(100 + $0)")
    }
    /// Streams of one event.
    static let smallStreams: [StreamName] = (0..<70).compactMap {
        StreamName(rawValue: "inspections/a-stream-of-one-event/with-a-long-name/\(100 + $0)")
    }

    /// Commands of one list.
    private static let share = 30

    /// The id of a command.
    static func id(_ number: Int) -> CommandID { CommandID(derivedFrom: "hostile", String(number)) }

    /// A command with a number: a few events in one of the three streams.
    static func command(_ number: Int) -> Command {
        let stream = streams[number % streams.count]
        if number % share == 7 { return texts(number, in: stream) }
        var counts = RandomCounts(seed: UInt64(number) &+ 41)
        var command = counts.command(id: id(number), stream: stream)
        while command.events.contains(CountCodec.unreadable) {
            command = counts.command(id: id(number), stream: stream)
        }
        return command
    }

    /// The commands with texts of several pages and a long record.
    private static func texts(
        _ number: Int, in stream: StreamName, isShort: Bool = false
    ) -> Command {
        let long = String(repeating: "text \(number) ", count: isShort ? 3 : 900)
        let drafts = [
            EventDraft(
                type: CountCodec.counted, tags: [], payload: [1, 0, 0, 0],
                texts: [DraftText(TextField(event: 20), long)]),
            EventDraft(
                type: CountCodec.counted, tags: [],
                payload: [2, 0, 0, 0]
                    + [UInt8](repeating: UInt8(number % 251), count: isShort ? 9 : 9_000),
                texts: [DraftText(TextField(event: 21), "another text of \(number)")]),
        ]
        return Command(
            id: id(number), stream: stream, events: drafts,
            provenance: Provenance(
                actor: Agent("a-7", role: "inspector"), reason: "the reason of \(number)",
                effectiveAt: .instant(Timestamp(microseconds: 5))))
    }

    /// Builds it at a path; copies of the data file at earlier times are beside it.
    ///
    /// - Parameters:
    ///   - path: The path of the ledger.
    ///   - lists: How many lists of commands to record; 20 give some 1,500 events.
    /// - Throws: The error of the store, or of a copy.
    static func build(at path: String, lists: Int) async throws {
        let clock = SettableClock()
        let store = try LMDBStore.create(
            at: path, clock: clock.clock, projections: [CountingProjection.registered()],
            longestTail: longestTail, salts: .derived)
        for index in 0..<lists {
            clock.set(1_000_000 * Int64(index + 1))
            let list = (index * share..<(index + 1) * share).map {
                GuardedCommand(command($0), basedOn: .nothing)
            }
            var positions: [Position] = []
            for outcome in await store.append(list) {
                positions.append(try outcome.get().positions.lowerBound)
            }
            let small = smallStreams.count
            for number in small * index / lists..<small * (index + 1) / lists {
                _ = try await store.append(one(in: number), basedOn: .nothing)
            }
            if index % 3 == 0 {
                _ = try await store.forget(TextField(event: 20), at: positions[7])
                _ = try await store.forget(.reason, at: positions[7])
            }
            try copy(path, String(100 + index))
            for (number, subscription) in subscriptions.enumerated()
            where index == 0 || number % lists == index {
                try await store.save(
                    SubscriptionCheckpoint(subscription: subscription, position: positions[3]))
            }
        }
        // Commits that write the same few pages again and again.
        var last: [Position] = []
        for number in 0..<8 {
            let command = texts(number + 30_000, in: streams[0], isShort: true)
            last.append(
                try await store.append(command, basedOn: .nothing).positions.lowerBound)
        }
        for (number, position) in last.enumerated() {
            _ = try await store.forget(TextField(event: 20), at: position)
            try copy(path, String(300 + number))
        }
        for number in last.indices {
            try await store.save(
                SubscriptionCheckpoint(
                    subscription: subscriptions[number], position: last[number]))
            try copy(path, String(200 + number))
        }
        try await store.flush()
        await store.close()
    }

    /// The command of a stream of one event.
    private static func one(in number: Int) -> Command {
        Command(
            id: id(number + 10_000), stream: smallStreams[number], events: [Count(3, ["a"]).draft],
            provenance: Provenance(
                actor: Agent("a-7", role: "inspector"),
                effectiveAt: .instant(Timestamp(microseconds: 5))))
    }

    private static func copy(_ path: String, _ name: String) throws {
        try FileManager.default.copyItem(
            atPath: path + "/data.mdb", toPath: "\(path)/../earlier-\(name)")
    }
}
