import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("A ledger on disk")
struct LMDBStoreTests {
    @Test("It opens again with everything that was acknowledged, under the same id")
    func reopening() async throws {
        let directory = try TemporaryDirectory()
        let projections = [CountingProjection.registered()]
        let first = try await LMDBStore.create(at: directory.ledger, projections: projections)
        let command = counting("a", "b")
        let receipt = try await first.append(command, basedOn: .nothing)
        try await first.save(
            SubscriptionCheckpoint(subscription: "mail", position: Position(1)))
        await first.close()

        let second = try await LMDBStore.open(at: directory.ledger, projections: projections)
        #expect(second.ledgerID == first.ledgerID)
        #expect(second.ledgerID.count == 16)
        #expect(try await second.head().position == Position(2))
        #expect(try await second.append(command, basedOn: .nothing).positions == receipt.positions)
        #expect(try await second.checkpoint(of: "mail")?.position == Position(1))
        #expect(
            try await second.append(counting("a"), basedOn: .nothing).firstSequence
                == StreamSequence(3))
        #expect(try await second.verify().findings == [])
        await second.close()
    }

    @Test("It is not created over something, nor opened where there is nothing")
    func wrongPlaces() async throws {
        let directory = try TemporaryDirectory()
        let missing = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.open(at: directory.ledger)
        }
        #expect(missing?.code == .notFound)
        let store = try await LMDBStore.create(at: directory.ledger)
        let existing = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.create(at: directory.ledger)
        }
        #expect(existing?.code == .alreadyExists)
        await store.close()
    }

    @Test("A projection's name stands for one projection")
    func sameName() async throws {
        let directory = try TemporaryDirectory()
        let error = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.create(
                at: directory.ledger,
                projections: [
                    CountingProjection.registered(), CountingProjection.registered(factor: 2),
                ])
        }
        #expect(error?.code == .invalid)
    }

    @Test("A ledger that a newer version wrote is not opened")
    func newerFormat() async throws {
        let directory = try TemporaryDirectory()
        await (try await LMDBStore.create(at: directory.ledger)).close()
        try directory.tamper(with: .meta) { transaction, table throws(LMDBError) in
            let key = MetaKey.formatVersion
            let version: [UInt8] = [9, 0, 0, 0]
            try transaction.put(version.span, for: key.span, in: table)
        }
        let error = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.open(at: directory.ledger)
        }
        #expect(error?.code == .newerFormat)
    }

    @Test("A store that is released without closing releases its file")
    func lettingGo() async throws {
        let directory = try TemporaryDirectory()
        do {
            let store = try await LMDBStore.create(at: directory.ledger)
            _ = try await store.append(counting("a"), basedOn: .nothing)
        }
        let store = try await LMDBStore.open(at: directory.ledger)
        #expect(try await store.head().position == Position(1))
        await store.close()
    }

    @Test("Two stores on one file take turns, see each other's events and keep each other's guards")
    func twoStores() async throws {
        let directory = try TemporaryDirectory()
        let projections = [CountingProjection.registered()]
        let left = try await LMDBStore.create(at: directory.ledger, projections: projections)
        let right = try await LMDBStore.open(at: directory.ledger, projections: projections)
        for round in 0..<20 {
            let store = round % 3 == 0 ? left : right
            let receipt = try await store.append(counting("a", "b"), basedOn: .nothing)
            #expect(receipt.firstSequence == StreamSequence(UInt64(round) * 2 + 1))
        }
        for store in [left, right] {
            let row = try await store.row("b", of: "counts", in: "one", asOf: Position(40))
            #expect(row?.value == [21, 0, 0, 0])
        }
        let stale = ObservedQuery(of: .stream("one"), upTo: Position(39))
        let error = await #expect(throws: EventStoreError.self) {
            try await right.append(counting("a"), basedOn: stale)
        }
        #expect(error?.conflict?.count == 1)
        #expect(try await left.verify().findings == [])
        await left.close()
        await right.close()
    }

    @Test("A subscriber that waits is woken by another store's events too")
    func pollFloor() async throws {
        let directory = try TemporaryDirectory()
        let left = try await LMDBStore.create(at: directory.ledger)
        let right = try await LMDBStore.open(at: directory.ledger)
        let waiter = Task { try await right.waitForEvents(after: .start) }
        try await Task.sleep(for: .milliseconds(20))
        _ = try await left.append(counting("a"), basedOn: .nothing)
        #expect(try await waiter.value.position == Position(1))
        await left.close()
        await right.close()
    }

    @Test(
        "A ledger that is moved or removed under a store takes nothing more, and is waited for no more",
        arguments: [false, true])
    func displaced(isMoved: Bool) async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        let waiter = Task { () async -> EventStoreError? in
            do throws(EventStoreError) {
                _ = try await store.waitForEvents(after: Position(1))
                return nil
            } catch { return error }
        }
        try await Task.sleep(for: .milliseconds(20))
        if isMoved {
            try FileManager.default.moveItem(
                atPath: directory.ledger, toPath: directory.path + "/elsewhere")
        } else {
            try FileManager.default.removeItem(atPath: directory.ledger)
        }
        #expect(await waiter.value?.code == .notFound)
        let error = await #expect(throws: EventStoreError.self) {
            try await store.append(counting("a"), basedOn: .nothing)
        }
        #expect(error?.code == .notFound)
        // What is open can still be read.
        #expect(try await store.head().position == Position(1))
        if isMoved {
            try FileManager.default.moveItem(
                atPath: directory.path + "/elsewhere", toPath: directory.ledger)
            _ = try await store.append(counting("a"), basedOn: .nothing)
            #expect(try await store.head().position == Position(2))
        }
        await store.close()
    }

    @Test("Three hundred stores are open in one process, and close together")
    func manyStores() async throws {
        // In a process of its own: it needs more than a thousand files.
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            var stores: [LMDBStore] = []
            for number in 0..<300 {
                stores.append(
                    try await LMDBStore.create(
                        at: directory.path + "/\(number)",
                        projections: [CountingProjection.registered()]))
            }
            await withTaskGroup(of: Void.self) { group in
                for store in stores {
                    group.addTask {
                        for _ in 0..<5 {
                            _ = try? await store.append(counting("a"), basedOn: .nothing)
                        }
                        let head = try? await store.head().position
                        #expect(head == Position(5))
                        await store.close()
                    }
                }
            }
        }
    }
}
