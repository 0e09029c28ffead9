internal import EventSourcing

extension EventStoreConformance {
    static let subscribing = [
        Check("A subscriber gets existing and new events, each once and in order") { test in
            try await test.count("a", "b", in: "one")
            let reader = Task { try await take(30, of: .everything, from: test.store) }
            for _ in 0..<14 { try await test.count("a", "b", in: "two") }
            let positions = try await reader.value.map(\.position.rawValue)
            try expect(positions == Array(1...30), "\(positions)")
        },
        Check("A subscriber with a query gets only what matches") { test in
            let query = Query([.init(stream: "two"), .init(tags: [try EventTag("key", "x")])])
            let reader = Task { try await take(20, of: query, from: test.store) }
            for index in 0..<30 {
                try await test.count(index % 3 == 0 ? "x" : "y", in: index % 3 == 1 ? "two" : "one")
            }
            let records = try await reader.value
            try expect(records.allSatisfy(query.matches), "\(records)")
            let positions = records.map(\.position.rawValue)
            try expect(positions == (1...30).filter { $0 % 3 != 0 }, "\(positions)")
        },
        Check("A subscriber knows the number of buffered records") { test in
            try await test.count("a", "b", "c")
            var reading = subscription(to: test.store).makeAsyncIterator()
            for left in [2, 1, 0] {
                _ = try await reading.next()
                try expect(reading.countAtHand == left, "\(reading.countAtHand), not \(left)")
            }
            try await test.count("a")
            let record = try await reading.next()
            try expect(record?.position == Position(4), "\(String(describing: record))")
        },
        Check("A cancelled subscriber gets no further records, even buffered ones") { test in
            try await test.count("a", "b", "c")
            let reader = Task { () async -> [Position] in
                var positions: [Position] = []
                var reading = subscription(to: test.store).makeAsyncIterator()
                while let record = try? await reading.next() {
                    positions.append(record.position)
                    unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                }
                return positions
            }
            let positions = await reader.value
            try expect(positions == [Position(1)], "\(positions)")
        },
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
        Check("A caller reads its command after the receipt") { test in
            let receipt = try await test.count("a", "b")
            try await wait(for: receipt, in: test.store)
            let head = try await test.store.waitForEvents(after: Position(1))
            try expect(head.position == Position(2), "\(head)")
        },
        Check("A cancelled task still gets the outcome of its append, or has written nothing") {
            test in
            var outcomes: [Bool] = []
            for _ in 0..<20 {
                let writer = Task { (try? await test.count("a")) != nil }
                writer.cancel()
                outcomes.append(await writer.value)
            }
            let written = outcomes.count { $0 }
            try await test.expectHead(UInt64(written), "after \(written) of 20")
        },
    ]

    private static func take(
        _ count: Int, of query: Query, from store: some EventStore
    ) async throws -> [Record] {
        var records: [Record] = []
        for try await record in store.subscription(to: query) {
            records.append(record)
            if records.count == count { break }
        }
        return records
    }

    private static func subscription(to store: some EventStore) -> Subscription {
        store.subscription()
    }

    private static func wait(for receipt: Receipt, in store: some EventStore) async throws {
        try await store.wait(for: receipt)
    }
}
