internal import EventSourcing

extension EventStoreConformance {
    static let subscribing = [
        Check("A subscriber gets existing and new events that match, each once and in order") {
            test in
            let query = Query([.init(stream: "two"), .init(tags: [try EventTag("key", "x")])])
            try await test.count("x", "x", in: "one")
            let all = Task { try await positions(to: Position(33), of: .everything, in: test) }
            let some = Task { try await positions(to: Position(33), of: query, in: test) }
            for index in 0..<30 {
                try await test.count(index % 3 == 0 ? "x" : "y", in: index % 3 == 1 ? "two" : "one")
            }
            // Every clause of the query matches the last event.
            try await test.count("x", in: "two")
            let read = try await all.value
            try expect(read == Array(1...33), "\(read)")
            let matching = try await some.value
            try expect(
                matching == (1...33).filter { $0 < 3 || $0 == 33 || $0 % 3 != 2 }, "\(matching)")
            // One that follows the head gets each event as it is recorded.
            var reading = subscription(to: test.store).makeAsyncIterator()
            for number: UInt64 in 1...36 {
                if number > 33 { try await test.count("x") }
                let position = try await reading.next()?.position
                try expect(
                    position == Position(number), "\(number): \(String(describing: position))")
            }
        },
        Check("A subscriber knows the number of buffered records") { test in
            try await test.count("a", "b", "c")
            var reading = subscription(to: test.store).makeAsyncIterator()
            for left in [2, 1, 0] {
                _ = try await reading.next()
                try expect(reading.countAtHand == left, "\(reading.countAtHand), not \(left)")
            }
        },
        Check("Each subscription has its own stored checkpoint") { test in
            for _ in 0..<9 { try await test.count("a") }
            try expect(try await test.store.checkpoint(of: "mail") == nil, "before the first")
            for position: UInt64 in [3, 9, 4] {
                let checkpoint = SubscriptionCheckpoint(
                    subscription: "mail", position: Position(position))
                try await test.store.save(checkpoint)
                let read = try await test.store.checkpoint(of: "mail")
                try expect(read == checkpoint, "\(String(describing: read))")
            }
            try expect(try await test.store.checkpoint(of: "post") == nil, "of another one")
        },
    ]

    /// The positions that a subscriber gets, to the one at `end`, or too many of them.
    private static func positions(
        to end: Position, of query: Query, in test: StoreUnderTest
    ) async throws -> [UInt64] {
        try await positions(to: end, of: query, from: test.store)
    }

    private static func positions(
        to end: Position, of query: Query, from store: some EventStore
    ) async throws -> [UInt64] {
        var positions: [UInt64] = []
        for try await record in store.subscription(to: query) {
            positions.append(record.position.rawValue)
            if record.position >= end || positions.count > 1_000 { break }
        }
        return positions
    }

    private static func subscription(to store: some EventStore) -> Subscription {
        store.subscription()
    }
}
