internal import EventSourcing

extension EventStoreConformance {
    static let timing = [
        Check("The recorded clock never goes backwards, whatever the machine's clock does") {
            test in
            let times: [(now: Int64, expected: Int64)] = [
                (100, 100), (50, 100), (100, 100), (101, 101), (-5, 101),
            ]
            for (now, expected) in times {
                test.clock.set(now)
                let receipt = try await test.count("a", "b")
                try expect(
                    receipt.recordedAt == Timestamp(microseconds: expected),
                    "at \(now): \(receipt.recordedAt)")
                let records = try await test.all(
                    of: .everything, in: .after(receipt.positions.lowerBound.previous), limit: 9)
                try expect(
                    records.allSatisfy { $0.recordedAt == receipt.recordedAt },
                    "the events of one command differ")
            }
            // The same holds for commands that share one call.
            test.clock.set(40)
            func commands(_ stream: StreamName) -> [GuardedCommand] {
                (0..<3).map { _ in
                    GuardedCommand(StoreUnderTest.command(stream, [Count(1, ["a"]).draft]))
                }
            }
            for outcome in await test.store.append(commands("two")) {
                let recordedAt = try outcome.get().recordedAt
                try expect(recordedAt == Timestamp(microseconds: 101), "batch: \(recordedAt)")
            }
            for receipt in try await test.store.append(together: commands("three")) {
                let recordedAt = receipt.recordedAt
                try expect(recordedAt == Timestamp(microseconds: 101), "together: \(recordedAt)")
            }
            let all = try await test.all(of: .everything, limit: 99).map(\.recordedAt)
            try expect(all == all.sorted() && all.count == 16, "\(all)")
        },
        Check("The head at a moment is the last event recorded by then") { test in
            let none = try await test.store.head(at: Timestamp(microseconds: .max))
            try expect(none == Head(position: .start, recordedAt: nil), "empty: \(none)")
            for now: Int64 in [10, 20, 20, 30] {
                test.clock.set(now)
                try await test.count("a")
            }
            let edges: [(moment: Int64, position: UInt64, recordedAt: Int64?)] = [
                (.min, 0, nil), (9, 0, nil), (10, 1, 10), (19, 1, 10), (20, 3, 20), (29, 3, 20),
                (30, 4, 30), (.max, 4, 30),
            ]
            for (moment, position, recordedAt) in edges {
                let head = try await test.store.head(at: Timestamp(microseconds: moment))
                let expected = Head(
                    position: Position(position),
                    recordedAt: recordedAt.map(Timestamp.init(microseconds:)))
                try expect(head == expected, "at \(moment): \(head), not \(expected)")
            }
        },
    ]
}
