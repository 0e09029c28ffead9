import CaseLedgerTesting
import EventSourcing
import LMDB
import LMDBEventStore
import Testing

@Suite("Scanning and replaying")
struct ScanTests {
    @Test("A scan shows what a page shows, whatever is asked for")
    func sameAsPage() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Self.ledger(at: directory)
        let queries = [
            .everything, .nothing, .stream("one"), Query([.init(types: [CountCodec.corrected])]),
            Query([.init(tags: [try EventTag("key", "a")]), .init(stream: "two")]),
            Query([
                .init(stream: "one", types: [CountCodec.counted], tags: [try EventTag("key", "b")])
            ]),
        ]
        for query in queries {
            for range in Self.ranges {
                var scanned: [Record] = []
                let end = try await store.scan(range, of: query) { record throws(EventStoreError) in
                    scanned.append(try record.record())
                }
                let page = try await store.page(of: query, in: range, order: .forward, limit: 1_000)
                #expect(scanned == page.records)
                #expect(end == min(range.last, Position(60)))
            }
        }
        await store.close()
    }

    @Test("A record that is read in place equals the decoded record")
    func inPlace() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Self.ledger(at: directory)
        var checked = 0
        try await store.scan { view throws(EventStoreError) in
            let record = try view.record()
            #expect(view.position == record.position)
            #expect(view.sequence == record.sequence)
            #expect(view.recordedAt == record.recordedAt)
            #expect(view.effectiveAt == record.effectiveAt)
            #expect(view.schemaVersion == record.schemaVersion)
            #expect(view.origin == record.origin)
            #expect(view.indexInCommand == record.indexInCommand)
            let stream = try view.stream
            let type = try view.type
            let actor = try view.actorID
            let tags = try view.tagValues
            let command = try view.commandDetails
            #expect(stream == record.stream && view.isOf(stream) && !view.isOf("on" as StreamName))
            #expect(type == record.type && view.isOf(type) && !view.isOf("count" as EventName))
            #expect(actor == record.actor && tags == record.tags && command == record.command)
            #expect(Self.copy(view.payload) == record.payload)
            var count = 0
            try view.forEachTag { name, value throws(EventStoreError) in
                #expect(Self.copy(name) == Array(tags[count].name.utf8))
                #expect(Self.copy(value) == Array(tags[count].value.utf8))
                count += 1
            }
            #expect(count == tags.count)
            for tag in tags { #expect(try view.has(tag)) }
            checked += 1
        }
        #expect(checked == 60)
        await store.close()
    }

    @Test(
        "Many workers find what one finds",
        arguments: [ReplayDivision.positions, .streams], [0, 1, 2, 3, 7, 100])
    func fanOut(division: ReplayDivision, workers: Int) async throws {
        let directory = try TemporaryDirectory()
        let store = try await Self.ledger(at: directory)
        for query in [Query.everything, .stream("two"), .nothing] {
            for range in Self.ranges {
                var expected: [StreamName: [Position]] = [:]
                try await store.scan(range, of: query) { record throws(EventStoreError) in
                    expected[try record.stream, default: []].append(record.position)
                }
                let found = try await store.replay(
                    range, of: query, dividing: division, among: workers,
                    initial: { [StreamName: [Position]]() },
                    { found, record throws(EventStoreError) in
                        found[try record.stream, default: []].append(record.position)
                    },
                    combine: { $0.merging($1) { $0 + $1 } })
                #expect(found == expected)
            }
        }
        await store.close()
    }

    @Test("Damage is found where it is, after the records before it, by any number of workers")
    func damage() async throws {
        let directory = try TemporaryDirectory()
        await (try await Self.ledger(at: directory)).close()
        let records = try directory.entries(of: .records)
        var random = SeededGenerator(seed: 5)
        for round in 0..<40 {
            let index = Int(random.below(UInt64(records.count)))
            let (key, value) = records[index]
            var damaged = value
            // The first bytes say whose the stream is, the next ones its name.
            let place = round % 2 == 0 ? Int(random.below(60)) : Int(random.below(6)) + 6
            damaged[place] ^= 1 << UInt8(random.below(8))
            try directory.tamper(with: .records) { transaction, table throws(LMDBError) in
                try transaction.put(damaged.span, for: key.span, in: table)
            }
            try await Self.expectDamage(at: Position(UInt64(index) + 1), in: directory)
            try directory.tamper(with: .records) { transaction, table throws(LMDBError) in
                try transaction.put(value.span, for: key.span, in: table)
            }
        }
    }

    @Test("A record that is missing is damage at its position")
    func missing() async throws {
        let directory = try TemporaryDirectory()
        await (try await Self.ledger(at: directory)).close()
        let key = try directory.entries(of: .records)[30].key
        try directory.tamper(with: .records) { transaction, table throws(LMDBError) in
            try transaction.delete(key.span, in: table)
        }
        try await Self.expectDamage(at: Position(31), in: directory)
    }

    @Test("An error that the caller throws ends a scan, and so does cancellation")
    func ending() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Self.ledger(at: directory)
        let own = EventStoreError(.invalid, "enough", remedy: "none")
        var seen = 0
        let error = await #expect(throws: EventStoreError.self) {
            try await store.scan { _ throws(EventStoreError) in
                seen += 1
                if seen == 3 { throw own }
            }
        }
        #expect(error == own)
        #expect(seen == 3)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await store.scan { _ in }
        }
        task.cancel()
        let cancelled = await #expect(throws: EventStoreError.self) { try await task.value }
        #expect(cancelled?.code == .cancelled)
        await store.close()
        let closed = await #expect(throws: EventStoreError.self) { try await store.scan { _ in } }
        #expect(closed?.code == .closed)
    }

    @Test("A scan of more records than one snapshot holds misses none and shows none twice")
    func manySnapshots() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        for _ in 0..<10 {
            _ = try await store.append(counting("a", times: 2_000), basedOn: .nothing)
        }
        var next: UInt64 = 1
        try await store.scan { record throws(EventStoreError) in
            #expect(record.position.rawValue == next)
            next += 1
        }
        #expect(next == 20_001)
        await store.close()
    }

    // MARK: - Helpers

    private static let ranges = [
        PositionRange(), PositionRange(from: Position(7), through: Position(23)),
        PositionRange(from: Position(60)), .after(Position(60)), .through(.start),
        PositionRange(from: Position(30), through: Position(29)),
    ]

    /// Sixty events in three streams, two a command.
    private static func ledger(at directory: TemporaryDirectory) async throws -> LMDBStore {
        let store = try await LMDBStore.create(at: directory.ledger)
        let streams: [StreamName] = ["one", "two", "three"]
        for index in 0..<30 {
            _ = try await store.append(
                counting("a", index % 4 == 0 ? "b" : "c", in: streams[index % 3]),
                basedOn: index % 2 == 0
                    ? .nothing
                    : ObservedQuery(
                        of: .stream(streams[index % 3]), upTo: Position(UInt64(index) * 2)))
        }
        return store
    }

    private static func expectDamage(
        at position: Position, in directory: TemporaryDirectory
    ) async throws {
        let store = try await LMDBStore.open(at: directory.ledger)
        var last = Position.start
        let found = await #expect(throws: EventStoreError.self) {
            try await store.scan { record throws(EventStoreError) in last = record.position }
        }
        #expect(found?.code == .integrity || found?.code == .newerFormat)
        #expect(found?.position == position)
        #expect(last == position.previous)
        for division in [ReplayDivision.positions, .streams] {
            for workers in [1, 2, 3, 5] {
                let found = await #expect(throws: EventStoreError.self) {
                    try await store.replay(
                        dividing: division, among: workers, initial: { 0 },
                        { count, _ throws(EventStoreError) in count += 1 }, combine: +)
                }
                #expect(found?.position == position)
            }
        }
        await store.close()
    }

    private static func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }
}
