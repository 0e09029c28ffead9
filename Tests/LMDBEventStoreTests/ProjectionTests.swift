import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("Projection rows on disk")
struct ProjectionTests {
    @Test("A changed projection answers at once, is built beside the old rows and replaces them")
    func rebuild() async throws {
        let directory = try TemporaryDirectory()
        let old = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for index in 0..<50 {
            _ = try await old.append(
                counting("a", "b", in: index % 2 == 0 ? "one" : "two"), basedOn: .nothing)
        }
        await old.close()
        let rows = try directory.entries(of: .history)

        let new = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered(factor: 3)])
        let row = try await new.row("a", of: "counts", in: "one", asOf: Position(1))
        #expect(row?.value == [4, 0, 0, 0])
        try await eventually {
            let entries = try directory.entries(of: .projections).compactMap {
                ProjectionEntry($0.value.span)
            }
            return entries.count == 1 && entries.first?.state == .live
                && entries.first?.fingerprint
                    == CountingProjection.registered(factor: 3).fingerprint
        }
        let rebuilt = try directory.entries(of: .history)
        #expect(rebuilt.count == rows.count)
        #expect(Set(rebuilt.map(\.key)).isDisjoint(with: rows.map(\.key)))
        #expect(try await new.row("a", of: "counts", in: "one", asOf: Position(1)) == row)
        #expect(try await new.verify().findings == [])
        await new.close()
    }

    @Test("Events of a store without the projection are caught up by one that has it")
    func leftBehind() async throws {
        let directory = try TemporaryDirectory()
        let projections = [CountingProjection.registered()]
        let first = try await LMDBStore.create(at: directory.ledger, projections: projections)
        _ = try await first.append(counting("a"), basedOn: .nothing)
        let without = try await LMDBStore.open(at: directory.ledger)
        for _ in 0..<5 { _ = try await without.append(counting("a", "b"), basedOn: .nothing) }
        #expect(try await without.verify().findings == [])
        // Before anything was caught up, the gap is folded for the reader.
        let row = try await first.row("a", of: "counts", in: "one", asOf: Position(10))
        #expect(row == HistoryRow(key: "a", position: Position(10), value: [7, 0, 0, 0]))
        #expect(try await first.history(of: "a", of: "counts", in: "one").count == 6)
        #expect(try await first.rows(of: "counts", in: "one", asOf: Position(5)).count == 2)
        // The next append brings the rows along.
        _ = try await first.append(counting("b"), basedOn: .nothing)
        #expect(try directory.entries(of: .history).count == 12)
        #expect(try await first.verify().findings == [])
        await without.close()
        await first.close()
    }

    @Test("A projection far behind is caught up in steps, with nobody waiting for it")
    func farBehind() async throws {
        let directory = try TemporaryDirectory()
        let without = try await LMDBStore.create(at: directory.ledger)
        let draft = Count(1, ["a"]).draft
        for index in 0..<10 {
            let one = counting("a", in: index % 2 == 0 ? "one" : "two")
            _ = try await without.append(
                Command(
                    id: one.id, stream: one.stream,
                    events: Array(repeating: draft, count: 2_000), provenance: one.provenance,
                    digest: one.digest), basedOn: .nothing)
        }
        let store = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        _ = try await store.append(counting("a"), basedOn: .nothing)
        try await eventually { try directory.entries(of: .history).count >= 20_000 }
        try await eventually {
            try directory.entries(of: .projections).compactMap { ProjectionEntry($0.value.span) }
                .allSatisfy { $0.state == .live && $0.watermark == Position(20_001) }
        }
        let row = try await store.row("a", of: "counts", in: "one", asOf: Position(.max))
        #expect(row?.value == [0x12, 0x27, 0, 0])
        #expect(try await store.verify().findings == [])
        await store.close()
        await without.close()
    }

    @Test("A record that a projection cannot read stops its rows, not the ledger")
    func stalled() async throws {
        let directory = try TemporaryDirectory()
        let without = try await LMDBStore.create(at: directory.ledger)
        let one = counting("a")
        let unreadable = EventDraft(type: CountCodec.unreadable, tags: [], payload: [])
        _ = try await without.append(
            Command(
                id: one.id, stream: one.stream, events: [unreadable], provenance: one.provenance,
                digest: one.digest), basedOn: .nothing)
        await without.close()
        let store = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        _ = try await store.append(counting("a", in: "two"), basedOn: .nothing)
        let row = try await store.row("a", of: "counts", in: "two", asOf: Position(2))
        #expect(row?.value == [2, 0, 0, 0])
        let error = await #expect(throws: EventStoreError.self) {
            try await store.row("a", of: "counts", in: "one", asOf: Position(2))
        }
        #expect(error?.code == .integrity)
        #expect(error?.position == Position(1))
        await store.close()
    }
}
