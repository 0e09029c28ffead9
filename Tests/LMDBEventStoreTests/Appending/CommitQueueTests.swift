import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("The commit queue")
struct CommitQueueTests {
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

    @Test("Tasks that wait for room enter the queue in the order of their calls")
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
        let stale = ObservedQuery(of: .everything, upTo: .start)
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
