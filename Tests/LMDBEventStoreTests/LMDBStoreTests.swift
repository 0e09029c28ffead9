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

    @Test("A ledger that a version to come wrote is not opened")
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

    @Test("A store that is let go without closing lets go of its file")
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
        let stale = Observation(of: .stream("one"), upTo: Position(39))
        let error = await #expect(throws: EventStoreError.self) {
            try await right.append(counting("a"), basedOn: stale)
        }
        #expect(error?.conflict?.count == 1)
        #expect(try await left.verify().findings == [])
        await left.close()
        await right.close()
    }

    @Test("Whoever waits is woken by another store's events too")
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

    @Test("The queue holds any number of tasks back until there is room")
    func backPressure() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        let written = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<24 {
                group.addTask {
                    let command = counting("a", times: 2_000)
                    return (try? await store.append(command, basedOn: .nothing)) != nil
                }
                if index % 5 == 4 { group.addTask { await cancelledAppend(to: store) } }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(written >= 24)
        let head = try await store.head().position.rawValue
        #expect(head == 48_000 + UInt64(written - 24))
        await store.close()
    }

    @Test("Who waits for room is let in in the order of coming")
    func orderOutside() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        let starts = try await withThrowingTaskGroup(of: (Int, Position).self) { group in
            for index in 0..<40 {
                let command = counting("a", times: 2_000)
                // It runs at once until its command is in the queue, or outside.
                group.addImmediateTask {
                    let receipt = try await store.append(command, basedOn: .nothing)
                    return (index, receipt.positions.lowerBound)
                }
            }
            return try await group.reduce(into: [Int: UInt64]()) { $0[$1.0] = $1.1.rawValue }
        }
        for index in 0..<40 { #expect(starts[index] == UInt64(2_000 * index + 1)) }
        await store.close()
    }

    @Test("Of commands sent together, a cancelled task learns which were recorded")
    func cancelledTogether() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        for wait in [0, 1, 3, 10] {
            let before = try await store.head().position.rawValue
            let commands = (0..<60).map { _ in
                GuardedCommand(counting("a", times: 1_000), basedOn: .nothing)
            }
            let task = Task { await store.append(commands) }
            try await Task.sleep(for: .milliseconds(wait))
            task.cancel()
            var recorded: UInt64 = 0
            for (guarded, outcome) in zip(commands, await task.value) {
                let command = guarded.command
                let receipt = try await store.receipt(of: command.id, in: command.stream)
                switch outcome {
                case .success(let known):
                    recorded += 1
                    #expect(receipt?.positions == known.positions)
                case .failure(let error):
                    #expect(error.code == .cancelled)
                    #expect(receipt == nil)
                }
            }
            #expect(try await store.head().position.rawValue == before + 1_000 * recorded)
        }
        await store.close()
        let late = GuardedCommand(counting("a"), basedOn: .nothing)
        for outcome in await store.append([late, late]) {
            #expect(throws: EventStoreError.closed) { try outcome.get() }
        }
    }

    @Test("A command that one before it recorded is no conflict, however old its observation")
    func repeatedTogether() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        // So old that the guard is checked before the writer has it.
        _ = try await store.append(counting("a", times: 600), basedOn: .nothing)
        let stale = Observation(of: .everything, upTo: .start)
        let command = counting("a")
        let outcomes = await store.append([
            GuardedCommand(command, basedOn: .nothing), GuardedCommand(command, basedOn: stale),
            GuardedCommand(counting("a"), basedOn: stale),
        ])
        #expect(try outcomes[0].get().wasRepeat == false)
        #expect(try outcomes[1].get().wasRepeat)
        let conflict = #expect(throws: EventStoreError.self) { try outcomes[2].get() }
        #expect(conflict?.code == .conflict)
        // Those that came before the call, and the one that the call recorded.
        #expect(conflict?.conflict?.count == 601)
        await store.close()
    }
}

/// Appends in a task that is cancelled at once; whether it was written all the same.
private func cancelledAppend(to store: LMDBStore) async -> Bool {
    let task = Task { (try? await store.append(counting("b"), basedOn: .nothing)) != nil }
    task.cancel()
    return await task.value
}
