import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("The unflushed tail")
struct TailTests {
    @Test("A commit writes records only; closing flushes index entries and rows")
    func recordsOnly() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for _ in 0..<10 { _ = try await store.append(counting("a", "b"), basedOn: .nothing) }
        for table in [TableName.streams, .postings, .commands, .states, .history] {
            #expect(try directory.entries(of: table).isEmpty, "\(table.rawValue)")
        }
        #expect(try directory.entries(of: .records).count == 20)
        // All of it is found all the same.
        #expect(try await store.head(of: "one")?.sequence == StreamSequence(20))
        #expect(try await store.history(of: "a", of: "counts", in: "one").count == 10)
        #expect(try await store.verify().findings == [])
        await store.close()
        // One entry a list: every event, its type, and the two keys; and one for all commands.
        #expect(try directory.entries(of: .postings).count == 4)
        #expect(try directory.entries(of: .commands).count == 1)
        #expect(try directory.entries(of: .history).count == 20)
        #expect(try directory.entries(of: .states).count == 1)
    }

    @Test("With a bound of 0 every commit is followed by a flush")
    func boundOfZero() async throws {
        let directory = try TemporaryDirectory()
        let store = try LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()], longestTail: 0)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        try await eventually {
            try directory.entries(of: .history).count == 1
                && directory.entries(of: .streams).count == 1
        }
        await store.close()
    }

    @Test("The next process rebuilds the unflushed tail of a killed one from its records")
    func killed() async throws {
        let directory = try TemporaryDirectory()
        let first = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        let other = try ObedientProcess(at: directory.ledger, longestTail: 16_384)
        var positions = 0
        for seed in 0..<200
        where try await other.ask("append \(seed) 5 0").hasPrefix("recorded") {
            positions += 1
        }
        other.kill()
        #expect(positions > 50)
        #expect(try directory.entries(of: .postings).isEmpty)
        let head = try await first.head().position
        await first.close()

        let next = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        var found: UInt64 = 0
        for stream in try await next.streams(after: nil, limit: 100) {
            let records = try await next.page(
                of: .stream(stream.stream), in: PositionRange(), order: .backward, limit: 10_000
            ).records
            #expect(records.first?.position == stream.position)
            #expect(UInt64(records.count) == stream.sequence.rawValue)
            found += stream.sequence.rawValue
            // A command of the dead process is known, and its guard holds.
            let command = try #require(records.last?.command)
            #expect(try await next.receipt(of: command.id, in: stream.stream) != nil)
            let error = await #expect(throws: EventStoreError.self) {
                try await next.append(
                    counting("a", in: stream.stream),
                    basedOn: ObservedQuery(of: .stream(stream.stream), upTo: .start))
            }
            #expect(error?.conflict?.count == records.count)
        }
        #expect(found == head.rawValue)
        #expect(try await next.verify().findings == [])
        try await next.flush()
        #expect(try await next.verify().findings == [])
        await next.close()
    }

    @Test(
        "A writer reads its own append at once, while others append, fold and flush",
        arguments: [0, 7, 64, 16_384] as [UInt64])
    func readingOneself(longestTail: UInt64) async throws {
        let directory = try TemporaryDirectory()
        let projections = [CountingProjection.registered()]
        let stores = [
            try LMDBStore.create(
                at: directory.ledger, projections: projections, longestTail: longestTail),
            try LMDBStore.open(
                at: directory.ledger, projections: projections, longestTail: longestTail),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let stream = try StreamName(validating: "stream \(writer)")
                    var seen = Position.start
                    for total in 1...24 as ClosedRange<UInt8> {
                        let store = stores[(writer + Int(total) / 8) % 2]
                        let receipt = try await store.append(
                            counting("a", in: stream),
                            basedOn: ObservedQuery(of: .stream(stream), upTo: seen))
                        seen = receipt.positions.upperBound
                        for store in stores {
                            let row = try await store.row(
                                "a", of: "counts", in: stream, asOf: seen)
                            #expect(row?.position == seen)
                            #expect(row?.value == [total + 1, 0, 0, 0])
                        }
                        let last = try await store.page(
                            of: .stream(stream), in: PositionRange(), order: .backward, limit: 1)
                        #expect(last.records.first?.position == seen)
                    }
                }
            }
            try await group.waitForAll()
        }
        for store in stores {
            #expect(try await store.verify().findings == [])
            await store.close()
        }
    }
}
