import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("What gathers in memory")
struct TailTests {
    @Test("A commit writes records only; closing writes what follows from them")
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

    @Test("What a killed process had gathered is found by the next one, from the records")
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
                    basedOn: Observation(of: .stream(stream.stream), upTo: .start))
            }
            #expect(error?.conflict?.count == records.count)
        }
        #expect(found == head.rawValue)
        #expect(try await next.verify().findings == [])
        try await next.flush()
        #expect(try await next.verify().findings == [])
        await next.close()
    }

    @Test("Entries of a posting list hold what was put in, whatever the distances")
    func postingRows() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let first = Position(1 + random.below(1 << 40))
            var positions = [first]
            var row: [UInt8] = []
            for _ in 0..<random.below(60) {
                let last = positions[positions.count - 1]
                let next = Position(last.rawValue + 1 + random.below(1 << random.below(40)))
                PostingRow.append(next, after: last, to: &row)
                positions.append(next)
            }
            var read: [Position] = []
            #expect(
                PostingRow.visit(row.span, from: first) {
                    read.append($0)
                    return true
                })
            #expect(read == positions)
            // Cut within a distance, it is malformed; so is a distance of nothing.
            if let last = row.last, last < 0x80, row.count > 1, row[row.count - 2] >= 0x80 {
                let cut = Array(row.dropLast())
                #expect(!PostingRow.visit(cut.span, from: first) { _ in true })
            }
            let zero = row + [0]
            #expect(!PostingRow.visit(zero.span, from: first) { _ in true })
        }
        let endless = [UInt8](repeating: 0xff, count: 12)
        #expect(!PostingRow.visit(endless.span, from: Position(1)) { _ in true })
        // More bits than a distance has; cut off, they would leave 1.
        let wide: [UInt8] = [0x81] + Array(repeating: 0x80, count: 8) + [2]
        #expect(!PostingRow.visit(wide.span, from: Position(1)) { _ in true })
        let beyond: [UInt8] = [0x7f]
        #expect(!PostingRow.visit(beyond.span, from: Position(.max - 1)) { _ in true })
    }

    @Test("A list that outgrows its entry goes on in another, and is read in both directions")
    func longLists() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        // Flushed between, so that entries are gone on with too.
        for round in 0..<6 {
            _ = try await store.append(
                counting("a", times: 400, in: round % 2 == 0 ? "one" : "two"), basedOn: .nothing)
            if round != 4 { try await store.flush() }
        }
        #expect(try directory.entries(of: .postings).count > 6)
        let all = (0..<3).flatMap { round in (1...400).map { UInt64(round * 800 + $0) } }
        let query = Query([Query.Clause(stream: "one", tags: [try EventTag("key", "a")])])
        for (first, last) in [(1, 2_400), (300, 900), (801, 801), (1_200, 1_601), (401, 800)] {
            let range = PositionRange(
                from: Position(UInt64(first)), through: Position(UInt64(last)))
            let expected = all.filter { $0 >= first && $0 <= last }
            for order in [ReadingOrder.forward, .backward] {
                let read = try await store.page(of: query, in: range, order: order, limit: 5_000)
                    .records.map(\.position.rawValue)
                #expect(read == (order == .forward ? expected : expected.reversed()))
            }
        }
        #expect(try await store.verify().findings == [])
        await store.close()
    }

    @Test(
        "Whoever appends reads it at once, while others append, fold and flush",
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
                            basedOn: Observation(of: .stream(stream), upTo: seen))
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
