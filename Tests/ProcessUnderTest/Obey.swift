import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

extension ProcessUnderTest {
    /// Does what each line of its input says, and answers with a line: a second process of a
    /// comparison.
    ///
    ///     append SEED TIME POSITION    a random command, guarded by a random query up to POSITION
    ///     sheet SEED TIME POSITION     the same with many events
    ///     forget FIELD POSITION
    ///     flush
    ///     reopen
    static func obey(
        at path: String, longestTail: UInt64, isBare: Bool
    ) async throws {
        let clock = SettableClock()
        let projections = isBare ? [] : [CountingProjection.registered()]
        func open() throws -> LMDBStore {
            try LMDBStore.open(
                at: path, clock: clock.clock, projections: projections, longestTail: longestTail,
                salts: .derived)
        }
        var store = try open()
        while let line = readLine() {
            let words = line.split(separator: " ")
            switch words.first {
            case "append" where words.count == 4, "sheet" where words.count == 4:
                var counts = RandomCounts(seed: UInt64(words[1]) ?? 0)
                clock.set(Int64(words[2]) ?? 0)
                let command = words[0] == "sheet" ? counts.sheet() : counts.command()
                let observation = ObservedQuery(
                    of: counts.query(), upTo: Position(UInt64(words[3]) ?? 0))
                try say(await answer(to: command, basedOn: observation, from: store))
            case "forget" where words.count == 3:
                let field = TextField(rawValue: UInt16(words[1]) ?? 0)
                try say(
                    await answer(
                        toForgetting: field, at: Position(UInt64(words[2]) ?? 0), from: store))
            case "flush":
                try await store.flush()
                try say("flushed")
            case "reopen":
                await store.close()
                store = try open()
                try say("reopened")
            default:
                try say("not understood")
            }
        }
        await store.close()
    }

    /// What a store answers to an erasure, as one line.
    private static func answer(
        toForgetting field: TextField, at position: Position, from store: LMDBStore
    ) async -> String {
        do throws(EventStoreError) {
            return try await store.forget(field, at: position).description
        } catch { return AppendAnswer(error).line }
    }

    /// What a store answers to a command, as one line.
    private static func answer(
        to command: Command, basedOn observation: ObservedQuery, from store: LMDBStore
    ) async -> String {
        do throws(EventStoreError) {
            let receipt = try await store.append(command, basedOn: observation)
            return AppendAnswer(receipt).line
        } catch { return AppendAnswer(error).line }
    }
}
