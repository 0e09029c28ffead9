internal import EventSourcing

extension EventStoreConformance {
    static let ending = [
        Check("Waiting for events ends when the task is cancelled") { test in
            let waiter = Task { () async -> EventStoreError? in
                do throws(EventStoreError) {
                    _ = try await test.store.waitForEvents(after: .start)
                    return nil
                } catch { return error }
            }
            try await Task.sleep(for: .milliseconds(20))
            waiter.cancel()
            let error = await waiter.value
            try expect(error?.code == .cancelled, "\(String(describing: error))")
        },
        Check("Waiting for events ends when the store is closed") { test in
            let waiter = Task { () async -> EventStoreError? in
                do throws(EventStoreError) {
                    _ = try await test.store.waitForEvents(after: .start)
                    return nil
                } catch { return error }
            }
            try await Task.sleep(for: .milliseconds(20))
            await test.store.close()
            let error = await waiter.value
            try expect(error?.code == .closed, "\(String(describing: error))")
        },
        Check("A cancelled task still gets the outcome of its append, or has written nothing") {
            test in
            var outcomes: [Bool] = []
            for number in 0..<20 {
                let writer = Task {
                    if number % 2 == 0 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                    return (try? await test.count("a")) != nil
                }
                writer.cancel()
                outcomes.append(await writer.value)
            }
            let written = outcomes.count { $0 }
            try await test.expectHead(UInt64(written), "after \(written) of 20")
        },
        Check("A cancelled batch has one outcome for each command, recorded or cancelled") { test in
            let sent = (0..<24).map { _ in
                GuardedCommand(
                    StoreUnderTest.command("one", (0..<25).map { _ in Count(1, ["a"]).draft }))
            }
            for isEarly in [true, false] {
                let start = try await test.store.head().position.rawValue
                let commands = sent.map {
                    GuardedCommand(StoreUnderTest.command("one", $0.command.events))
                }
                let writer = Task { () async -> [AppendOutcome] in
                    if isEarly { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                    return await test.store.append(commands)
                }
                if !isEarly {
                    await Task.yield()
                    writer.cancel()
                }
                let outcomes = await writer.value
                try expect(outcomes.count == commands.count, "\(outcomes.count) outcomes")
                var written: UInt64 = 0
                for (outcome, guarded) in zip(outcomes, commands) {
                    switch outcome {
                    case .success(let receipt):
                        written += UInt64(guarded.command.events.count)
                        try expect(receipt.command == guarded.command.id, "\(receipt)")
                    case .failure(let error):
                        try expect(error.code == .cancelled, "\(error)")
                        let receipt = try await test.store.receipt(
                            of: guarded.command.id, in: "one")
                        try expect(receipt == nil, "\(String(describing: receipt)) was cancelled")
                    }
                }
                try await test.expectHead(start + written, "after \(written) events")
            }
        },
        Check("A cancelled task does not go on visiting, verifying or waiting") { test in
            try await test.count("a", "b")
            try await cancelled("visit", test) { store throws(EventStoreError) in
                try await store.visit(.everything, in: PositionRange()) { _ in }
            }
            try await cancelled("visit of a stream", test) { store throws(EventStoreError) in
                try await store.visit(.stream("one"), in: PositionRange()) { _ in }
            }
            try await cancelled("verify", test) { store throws(EventStoreError) in
                _ = try await store.verify()
            }
            try await cancelled("built", test) { store throws(EventStoreError) in
                try await store.waitUntilBuilt()
            }
            try await test.expectHead(2, "afterwards")
        },
        Check("A closed store refuses everything") { test in
            let receipt = try await test.count("a")
            let command = StoreUnderTest.command("one", [Count(1, ["a"]).draft])
            await test.store.close()
            await test.store.close()
            let calls: [(String, @Sendable (any EventStore) async throws -> Void)] = [
                ("append", { _ = try await $0.append(command, basedOn: nil) }),
                ("batch", { _ = try await $0.append([GuardedCommand(command)])[0].get() }),
                ("together", { _ = try await $0.append(together: [GuardedCommand(command)]) }),
                ("receipt", { _ = try await $0.receipt(of: receipt.command, in: "one") }),
                ("request", { _ = try await $0.receipt(of: command.request) }),
                ("forget", { _ = try await $0.forget(.authority, at: Position(1)) }),
                ("head", { _ = try await $0.head() }),
                ("head at", { _ = try await $0.head(at: Timestamp(microseconds: 0)) }),
                ("head of", { _ = try await $0.head(of: "one") }),
                ("heads", { _ = try await $0.heads(of: "one") }),
                ("streams", { _ = try await $0.streams(after: nil, limit: 1) }),
                ("record", { _ = try await $0.record(at: Position(1)) }),
                (
                    "page",
                    {
                        _ = try await $0.page(
                            of: .everything, in: PositionRange(), order: .forward, limit: 1)
                    }
                ),
                ("visit", { try await $0.visit(.everything, in: PositionRange()) { _ in } }),
                ("events", { _ = try await $0.waitForEvents(after: .start) }),
                ("row", { _ = try await $0.row("a", of: "counts", in: "one", asOf: Position(1)) }),
                ("rows", { _ = try await $0.rows(of: "counts", in: "one", asOf: Position(1)) }),
                ("history", { _ = try await $0.history(of: "a", of: "counts", in: "one") }),
                ("checkpoint", { _ = try await $0.checkpoint(of: "mail") }),
                (
                    "save",
                    {
                        try await $0.save(
                            SubscriptionCheckpoint(subscription: "mail", position: .start))
                    }
                ),
                ("projections", { _ = try await $0.projections() }),
                ("built", { try await $0.waitUntilBuilt() }),
                ("unused rows", { try await $0.removeUnusedRows() }),
                ("memory", { try await $0.releaseMemory() }),
                ("verify", { _ = try await $0.verify() }),
            ]
            for (name, call) in calls {
                do { try await call(test.store) } catch let error as EventStoreError {
                    try expect(error.code == .closed, "\(name): \(error)")
                    continue
                }
                throw Failure(description: "\(name): was not refused")
            }
        },
    ]

    /// Checks that `work` ends with code `cancelled` in a task that was cancelled before.
    private static func cancelled(
        _ what: String, _ test: StoreUnderTest,
        _ work: @escaping @Sendable (any EventStore) async throws(EventStoreError) -> Void
    ) async throws {
        try await Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            try await test.refused(.cancelled, what) { () throws(EventStoreError) in
                try await work(test.store)
            }
        }.value
    }
}
