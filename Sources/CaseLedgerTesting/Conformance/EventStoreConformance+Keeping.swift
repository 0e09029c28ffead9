internal import EventSourcing

extension EventStoreConformance {
    static let keeping = [
        Check("Giving memory back changes no answer") { test in
            try await test.count("a", "b")
            try await test.store.save(
                SubscriptionCheckpoint(subscription: "mail", position: Position(1)))
            for _ in 0..<2 {
                try await test.store.releaseMemory()
                let saved = try await test.store.checkpoint(of: "mail")?.position
                try expect(saved == Position(1), "checkpoint: \(String(describing: saved))")
                let records = try await test.all(of: .everything, limit: 9)
                try expect(records.map(\.position.rawValue) == [1, 2], "\(records)")
                let rows = try await test.store.rows(of: "counts", in: "one", asOf: Position(2))
                try expect(rows.map(\.key) == ["a", "b"], "\(rows)")
            }
            try await test.expectHead(2, "afterwards")
        },
        Check("A verification counts the records and the streams, and reports no damage") { test in
            for number in 0..<5 { try await test.count("a", "b", in: number < 3 ? "one" : "two") }
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
            try expect((report.records, report.streams) == (10, 2), "\(report)")
            try expect(test.store.damagedRows == 0, "\(test.store.damagedRows) damaged rows")
        },
    ]
}
