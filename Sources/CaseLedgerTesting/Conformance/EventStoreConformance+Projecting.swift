internal import EventSourcing

extension EventStoreConformance {
    static let projecting = [
        Check("Rows as of a position equal a fold up to that position") { test in
            let counts: [(StreamName, Count)] = [
                ("one", Count(5, ["a"])), ("two", Count(3, ["a"])), ("one", Count(2, ["b", "a"])),
                ("one", Count(0, ["a"])), ("one", Count(1, ["a"], isCorrection: true)),
                ("two", Count(4, ["a/b"])), ("one", Count(1, ["a"], isCorrection: true)),
            ]
            for (stream, count) in counts {
                _ = try await test.store.append(
                    StoreUnderTest.command(stream, [count.draft]), basedOn: .nothing)
            }
            let expected: [(StreamName, RowKey, [(position: UInt64, value: UInt8)])] = [
                ("one", "a", [(1, 10), (3, 12), (5, 6)]),
                ("one", "b", [(3, 7)]),
                ("two", "a", [(2, 6)]),
                ("two", "a/b", [(6, 7)]),
                ("two", "b", []),
                ("none", "a", []),
            ]
            for (stream, key, rows) in expected {
                let history = rows.map {
                    HistoryRow(
                        key: key, position: Position($0.position), value: [$0.value, 0, 0, 0])
                }
                let read = try await test.store.history(of: key, of: "counts", in: stream)
                try expect(read == history, "\(stream) \(key): \(read)")
                for asOf: UInt64 in [0, 1, 2, 3, 4, 5, 6, 7] {
                    let row = try await test.store.row(
                        key, of: "counts", in: stream, asOf: Position(asOf))
                    let last = history.last { $0.position.rawValue <= asOf }
                    try expect(row == last, "\(stream) \(key) as of \(asOf): \(row as Any)")
                    let all = try await test.store.rows(
                        of: "counts", in: stream, asOf: Position(asOf))
                    try expect(
                        all.first { $0.key == key } == last,
                        "rows of \(stream) as of \(asOf): \(all)")
                    try expect(all.map(\.key) == all.map(\.key).sorted(), "order of \(all)")
                }
            }
        },
        Check("As of a position inside a command, the rows are those before it") { test in
            _ = try await test.store.append(
                StoreUnderTest.command(
                    "one", [Count(1, ["a"]).draft, Count(2, ["a"]).draft]), basedOn: .nothing)
            _ = try await test.store.append(
                StoreUnderTest.command(
                    "one",
                    [
                        Count(4, ["a"]).draft, Count(1, ["b"]).draft,
                        Count(3, ["a"], isCorrection: true).draft,
                    ]), basedOn: .nothing)
            let history = try await test.store.history(of: "a", of: "counts", in: "one")
            // The second command leaves "a" as it was, and no value within a command counts.
            try expect(history.map(\.position.rawValue) == [2], "\(history)")
            for (asOf, keys) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1), (5, 2)] as [(UInt64, Int)]
            {
                let rows = try await test.store.rows(
                    of: "counts", in: "one", asOf: Position(asOf))
                try expect(rows.count == keys, "as of \(asOf): \(rows)")
                let row = try await test.store.row(
                    "b", of: "counts", in: "one", asOf: Position(asOf))
                try expect((row == nil) == (keys < 2), "as of \(asOf): \(String(describing: row))")
            }
        },
        Check("A projection that the store does not run is invalid") { test in
            try await test.refused(.invalid, "row") { () throws(EventStoreError) in
                _ = try await test.store.row("a", of: "other", in: "one", asOf: .start)
            }
            try await test.refused(.invalid, "rows") { () throws(EventStoreError) in
                _ = try await test.store.rows(of: "other", in: "one", asOf: .start)
            }
            try await test.refused(.invalid, "history") { () throws(EventStoreError) in
                _ = try await test.store.history(of: "a", of: "other", in: "one")
            }
        },
        Check("Removing unused rows changes no answer, now or after later events") { test in
            try await test.count("a", "b")
            for total: UInt8 in [2, 3, 4] {
                try await test.store.removeUnusedRows()
                let head = try await test.store.head().position
                let rows = try await test.store.rows(of: "counts", in: "one", asOf: head)
                try expect(rows.map(\.key) == ["a", "b"], "\(rows)")
                try expect(rows.first?.value == [total, 0, 0, 0], "\(rows)")
                try await test.count("a")
            }
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
        Check("An event that a projection cannot read is refused with its whole command") { test in
            try await test.count("a")
            try await test.refused(.invalid, "unreadable") { () throws(EventStoreError) in
                _ = try await test.store.append(
                    StoreUnderTest.command("one", [Count(9, ["a"]).draft, CountCodec.unreadable]),
                    basedOn: .nothing)
            }
            try await test.expectHead(1, "after the refusal")
            try await test.count("a")
            let row = try await test.store.row("a", of: "counts", in: "one", asOf: Position(2))
            try expect(row?.value == [3, 0, 0, 0], "\(String(describing: row))")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
        Check("A projection ignores a stream that begins outside its scope") {
            test in
            let both = [CountCodec.foreign, Count(5, ["a"]).draft]
            _ = try await test.store.append(
                StoreUnderTest.command("loans", both), basedOn: .nothing)
            _ = try await test.store.append(
                StoreUnderTest.command("loans", [CountCodec.unreadable]), basedOn: .nothing)
            let none = try await test.store.rows(of: "counts", in: "loans", asOf: Position(3))
            try expect(none.isEmpty, "\(none)")
            try await test.count("a")
            try await test.refused(.invalid, "foreign") { () throws(EventStoreError) in
                _ = try await test.store.append(
                    StoreUnderTest.command("one", both), basedOn: .nothing)
            }
            // The same holds for commands that are sent together to a new stream.
            func together(
                _ stream: StreamName, _ first: EventDraft, _ second: EventDraft
            ) async throws(EventStoreError) {
                _ = try await test.store.append(
                    together: [first, second].map {
                        GuardedCommand(StoreUnderTest.command(stream, [$0]))
                    })
            }
            let count = Count(5, ["a"]).draft
            try await together("more loans", CountCodec.foreign, CountCodec.unreadable)
            try await test.refused(.invalid, "foreign") { () throws(EventStoreError) in
                try await together("two", count, CountCodec.foreign)
            }
            let rows = try await test.store.rows(of: "counts", in: "one", asOf: Position(4))
            try expect(rows.map(\.value) == [[2, 0, 0, 0]], "\(rows)")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
        Check("A projection reports its status, and is built after waiting for it") {
            test in
            for _ in 0..<20 { try await test.count("a", "b") }
            try await test.store.waitUntilBuilt()
            let all = try await test.store.projections()
            try expect(all.map(\.name) == ["counts"], "\(all)")
            for found in all {
                try expect(found.revision == CountingProjection.revision, "\(found)")
                try expect(found.isBuilt && found.failure == nil, "\(found)")
                try expect(found.setAside.isEmpty && found.damagedRows == 0, "\(found)")
                try expect(found.builtThrough == Position(40), "\(found)")
            }
        },
    ]
}
