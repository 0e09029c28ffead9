internal import EventSourcing

extension EventStoreConformance {
    static let together = [
        Check("Commands that are sent together are all recorded, or none") { test in
            let receipts = try await test.store.append(together: counts(of: [1, 2, 3]))
            try expect(
                receipts.map(\.positions.lowerBound) == [1, 2, 3].map { Position($0) }
                    && receipts.map(\.firstSequence.rawValue) == [1, 2, 3]
                    && Set(receipts.map(\.recordedAt)).count == 1, "first: \(receipts)")
            let since = ObservedQuery(of: .stream("one"), upTo: Position(2))
            let late = counts(of: [4]) + counts(of: [5], dependingOn: since)
            try await test.refused(.conflict, "one is out of date") { () throws(EventStoreError) in
                _ = try await test.store.append(together: late)
            }
            let empty = GuardedCommand(StoreUnderTest.command("one", []))
            try await test.refused(.invalid, "one is empty") { () throws(EventStoreError) in
                _ = try await test.store.append(together: counts(of: [6]) + [empty])
            }
            let unreadable = GuardedCommand(
                StoreUnderTest.command("one", [CountCodec.unreadable]))
            let error = try await test.refused(.invalid, "one is unreadable") {
                () throws(EventStoreError) in
                _ = try await test.store.append(together: counts(of: [7, 8]) + [unreadable])
            }
            try expect(error.position == Position(6), "\(error)")
            try await test.expectHead(3, "after the refusals")
            let none = try await test.store.append(together: [])
            try expect(none.isEmpty, "\(none)")
            let next = try await test.store.append(together: counts(of: [9, 10]))
            try expect(next.map(\.firstSequence.rawValue) == [4, 5], "next: \(next)")
            let amounts = try await test.all(of: .everything, limit: 9).map { $0.payload.first }
            try expect(amounts == [1, 2, 3, 9, 10], "\(amounts)")
        },
        Check("The guards of commands that are sent together ignore one another's events") { test in
            let sent = counts(
                of: [1, 2, 3], dependingOn: ObservedQuery(of: .everything, upTo: .start))
            let receipts = try await test.store.append(together: sent)
            try expect(receipts.map(\.wasRepeat) == [false, false, false], "\(receipts)")
            try await test.expectHead(3, "after three")
        },
        Check("Commands that are sent together again get their receipts, but only all of them") {
            test in
            let three = counts(of: [1, 2, 3])
            let receipts = try await test.store.append(together: three)
            let again = try await test.store.append(together: three)
            try expect(
                again.allSatisfy(\.wasRepeat)
                    && again.map(\.positions) == receipts.map(\.positions), "again: \(again)")
            for mixed in [counts(of: [4]) + [three[1]], [three[0]] + counts(of: [5])] {
                try await test.refused(.commandReused, "one is recorded") {
                    () throws(EventStoreError) in
                    _ = try await test.store.append(together: mixed)
                }
            }
            try await test.expectHead(3, "after the refusals")
        },
        Check("A reader sees all of the commands that are sent together, or none of them") { test in
            let sheets = 12
            let reader = Task { () async throws -> [UInt64] in
                var seen: [UInt64] = [0]
                while seen.last != UInt64(3 * sheets), !Task.isCancelled {
                    seen.append(try await test.store.head().position.rawValue)
                    await Task.yield()
                }
                return seen
            }
            do {
                for _ in 0..<sheets {
                    _ = try await test.store.append(together: counts(of: [1, 2, 3]))
                }
            } catch {
                reader.cancel()
                throw error
            }
            let seen = try await reader.value
            try expect(seen.allSatisfy { $0 % 3 == 0 }, "\(Set(seen).sorted())")
        },
        Check("Commands that are sent together have one stream, and each its own id") { test in
            let one = counts(of: [1])
            try await test.refused(.invalid, "one id twice") { () throws(EventStoreError) in
                _ = try await test.store.append(together: one + one)
            }
            let elsewhere = GuardedCommand(StoreUnderTest.command("two", [Count(1, ["a"]).draft]))
            try await test.refused(.invalid, "two streams") { () throws(EventStoreError) in
                _ = try await test.store.append(together: one + [elsewhere])
            }
            try await test.expectHead(0, "after the refusals")
        },
    ]

    /// Creates a command of one count for each of `amounts`.
    private static func counts(
        of amounts: [UInt32], dependingOn dependsOn: ObservedQuery = .nothing
    ) -> [GuardedCommand] {
        amounts.map { amount in
            GuardedCommand(
                StoreUnderTest.command("one", [Count(amount, ["a"]).draft]),
                dependingOn: dependsOn)
        }
    }
}
