import CaseLedgerTesting
import EventRecords
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("Verification")
struct VerificationTests {
    @Test(
        "Records that are stamped ahead of the clock are told by the condition and by verification")
    func aheadOfTheClock() async throws {
        let directory = try TemporaryDirectory()
        let clock = SettableClock(10_000_000)
        let store = try await LMDBStore.create(at: directory.ledger, clock: clock.clock)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        clock.set(3_976_214_400_000_000)
        _ = try await store.append(counting("b"), basedOn: .nothing)
        #expect(try await store.health().clockAhead == nil)
        // The clock is right again: times of recording do not go back.
        clock.set(20_000_000)
        let receipt = try await store.append(counting("c"), basedOn: .nothing)
        #expect(receipt.recordedAt == Timestamp(microseconds: 3_976_214_400_000_000))
        let health = try await store.health()
        #expect(health.clockAhead?.first == Position(2) && health.clockAhead?.last == Position(3))
        #expect(health.problems.contains { $0.contains("from position 2 to 3 are stamped ahead") })
        let report = try await store.verify()
        #expect(report.passed)
        #expect(
            report.notices.contains {
                $0.position == Position(2) && $0.problem.contains("stamped ahead")
            })
        await store.close()
    }

    @Test("A sound ledger has no findings, and everything is counted")
    func sound() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Self.ledger(at: directory)
        let report = try await store.verify()
        #expect(report.findings == [])
        #expect(report.records == 40)
        #expect(report.streams == 2)
        // For each event: all, type, tag. For each of 20 commands one, for each stream one.
        #expect(report.indexEntries == 40 * 3 + 20 + 2)
        #expect(report.rows == 40 + 2)
        await store.close()
    }

    @Test(
        "An entry that is removed, changed or added is found in every table",
        arguments: [TableName.records, .streams, .postings, .commands, .states, .history],
        [Damage.removal, .change, .addition])
    func damaged(table: TableName, damage: Damage) async throws {
        let directory = try TemporaryDirectory()
        await (try await Self.ledger(at: directory)).close()
        let entries = try directory.entries(of: table)
        let (key, value) = try #require(entries.dropFirst().first)
        try directory.tamper(with: table) { transaction, table throws(LMDBError) in
            switch damage {
            case .removal: try transaction.delete(key.span, in: table)
            case .change:
                var changed = value
                if changed.isEmpty { changed = [1] } else { changed[changed.count - 1] ^= 1 }
                try transaction.put(changed.span, for: key.span, in: table)
            case .addition:
                var other = entries[entries.count - 1].key
                other[other.count - 1] ^= 0x40
                try transaction.put(value.span, for: other.span, in: table)
            }
        }
        // The opening adds up the rows of the index. The verification must not rely on that.
        let store = try LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()],
            longestTail: LMDBStore.longestTail, walksBeforeOpening: false)
        let report = try await store.verify()
        #expect(!report.passed)
        #expect(report.findings.count <= 100)
        await store.close()
        guard [.streams, .postings, .commands].contains(table), damage == .removal else { return }
        await #expect(throws: EventStoreError.self) {
            try await LMDBStore.open(at: directory.ledger)
        }
        let findings = try await LMDBStore.examine(at: directory.ledger).findings
        #expect(findings.contains { $0.problem.contains("index is not the one") })
    }

    @Test(
        "A record is not called intact when a text of it is damaged, also before a damaged record")
    func textBeforeRecord() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(20)
        await ledger.store.close()
        let text = TextFormat.key(Position(9), CopiedLedger.text)
        for (table, key, intact) in [
            (TableName.texts, text, Position(8)), (.records, Key.record(Position(25)), Position(8)),
        ] {
            var value = try #require(
                try ledger.directory.rawEntries(of: table).first { $0.key == key }?.value)
            value[value.count - 6] ^= 1
            try ledger.directory.tamper(with: table) { transaction, table throws(LMDBError) in
                try transaction.put(value.span, for: key.span, in: table)
            }
            let store = try await LMDBStore.open(
                at: ledger.directory.ledger, projections: CopiedLedger.projections)
            let report = try await store.verify()
            #expect(report.intactThrough == intact, "\(table): \(report.findings)")
            #expect(report.firstBadPosition == Position(9))
            let isCut = report.notices.contains { $0.problem.contains("rows were not checked") }
            #expect(isCut == (table == .records))
            await store.close()
        }
    }

    @Test("A projection that changed without a new revision is told from damage")
    func changedProjection() async throws {
        let directory = try TemporaryDirectory()
        await (try await Self.ledger(at: directory)).close()
        // The same name, revision and inputs, and another fold.
        let changed = RegisteredProjection(
            CountingProjection(factor: 2), codec: CountCodec(), inputs: ["factor 1"])
        let store = try await LMDBStore.open(at: directory.ledger, projections: [changed])
        let findings = try await store.verify().findings
        #expect(!findings.isEmpty)
        for finding in findings {
            #expect(finding.problem.contains("changed without a new revision"), "\(finding)")
            #expect(!finding.problem.contains("damaged"), "\(finding)")
        }
        await store.close()

        let entry = try #require(try directory.rawEntries(of: .history).first)
        var value = entry.value
        value[0] ^= 1
        try directory.tamper(with: .history) { transaction, table throws(LMDBError) in
            try transaction.put(value.span, for: entry.key.span, in: table)
        }
        let again = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        let problems = try await again.verify().findings.map(\.problem)
        #expect(problems.count == 1 && problems.allSatisfy { $0.contains("is damaged") })
        await again.close()
    }

    enum Damage: CaseIterable { case removal, change, addition }

    @Test("A bit flipped in the bytes of a record is reported or without effect, never other data")
    func flippedBits() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Self.ledger(at: directory)
        let records = try await Self.records(of: store)
        await store.close()
        let sound = try Data(contentsOf: URL(fileURLWithPath: directory.dataFile))
        let places = try directory.entries(of: .records).map { entry in
            try #require(Self.places(of: entry.value, in: sound))
        }
        var random = SeededGenerator(seed: 11)
        var reported = 0
        for _ in 0..<150 {
            let place = try #require(places.randomElement(using: &random))
            var data = sound
            // A record may also stand in old pages of the file; all of its copies are hit.
            let bit = Int(random.below(UInt64(place.count * 8)))
            for start in place.starts { data[start + bit / 8] ^= 1 << UInt8(bit % 8) }
            try data.write(to: URL(fileURLWithPath: directory.dataFile))
            do throws(EventStoreError) {
                let damaged = try await LMDBStore.open(at: directory.ledger)
                do throws(EventStoreError) {
                    let read = try await Self.records(of: damaged)
                    #expect(read == records)
                } catch {
                    #expect(error.code == .integrity || error.code == .newerFormat)
                    reported += 1
                    let report = try await damaged.verify()
                    #expect(!report.passed)
                    #expect(report.findings.first?.position == error.position)
                }
                await damaged.close()
            } catch {
                #expect(error.code == .integrity)
                reported += 1
            }
        }
        #expect(reported == 150)
    }

    private static func ledger(at directory: TemporaryDirectory) async throws -> LMDBStore {
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for index in 0..<20 {
            _ = try await store.append(
                counting("a", "b", in: index % 2 == 0 ? "one" : "two"), basedOn: .nothing)
        }
        try await store.flush()
        return store
    }

    private static func records(
        of store: LMDBStore
    ) async throws(EventStoreError) -> [Record] {
        try await store.page(
            of: .everything, in: PositionRange(), order: .forward, limit: 1_000
        ).records
    }

    private struct Place {
        let starts: [Int]
        let count: Int
    }

    private static func places(of bytes: [UInt8], in data: Data) -> Place? {
        var starts: [Int] = []
        var rest = data.startIndex..<data.endIndex
        while let found = data.range(of: Data(bytes), in: rest) {
            starts.append(found.lowerBound)
            rest = found.upperBound..<data.endIndex
        }
        return starts.isEmpty ? nil : Place(starts: starts, count: bytes.count)
    }
}
