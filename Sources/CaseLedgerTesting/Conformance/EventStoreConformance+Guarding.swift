internal import EventSourcing

extension EventStoreConformance {
    static let guarding = [
        Check("An event at the observed position is observed, one after it conflicts") { test in
            let receipt = try await test.count("a")
            let edge = receipt.positions.upperBound
            try await test.count("b", basedOn: ObservedQuery(of: .everything, upTo: edge))
            let error = try await test.refused(.conflict, "one event later") {
                () throws(EventStoreError) in
                try await test.count("c", basedOn: ObservedQuery(of: .everything, upTo: edge))
            }
            try expect(error.conflict?.count == 1, "conflict: \(error)")
            try expect(error.conflict?.records.map(\.position) == [Position(2)], "\(error)")
            try await test.expectHead(2, "after the conflict")
        },
        Check("Only events that match a clause conflict: stream, types and tags together") { test in
            try await test.count("a", in: "one")
            let key = { (value: String) throws in try EventTag("key", value) }
            let clauses: [(Query.Clause, conflicts: Bool)] = [
                (.init(), true),
                (.init(stream: "one"), true),
                (.init(stream: "two"), false),
                (.init(types: ["counted"]), true),
                (.init(types: ["count-corrected"]), false),
                (.init(types: ["count-corrected", "counted"]), true),
                (.init(tags: [try key("a")]), true),
                (.init(tags: [try key("b")]), false),
                (.init(tags: [try key("a"), try key("b")]), false),
                (.init(stream: "one", types: ["counted"], tags: [try key("a")]), true),
                (.init(stream: "two", types: ["counted"], tags: [try key("a")]), false),
                (.init(stream: "one", types: ["count-corrected"], tags: [try key("a")]), false),
                (.init(stream: "none"), false),
            ]
            for (clause, conflicts) in clauses {
                let observation = ObservedQuery(of: Query([clause]), upTo: .start)
                let elsewhere = StoreUnderTest.command(
                    "elsewhere", [EventDraft(type: "noted", tags: [], payload: [])])
                if conflicts {
                    let error = try await test.refused(.conflict, "\(clause)") {
                        () throws(EventStoreError) in
                        _ = try await test.store.append(elsewhere, basedOn: observation)
                    }
                    try expect(
                        error.conflict?.records.first?.position == Position(1), "\(error)")
                } else {
                    _ = try await test.store.append(elsewhere, basedOn: observation)
                }
            }
            let union = Query([.init(stream: "none"), .init(tags: [try key("a")])])
            try await test.refused(.conflict, "union") { () throws(EventStoreError) in
                try await test.count("z", basedOn: ObservedQuery(of: union, upTo: .start))
            }
        },
        Check("Observation and dependency each guard from their own position") { test in
            try await test.count("a", "b")
            let (a, b) = (
                Query([.init(tags: [try EventTag("key", "a")])]),
                Query([.init(tags: [try EventTag("key", "b")])])
            )
            // Each observation is at a position that would be valid only for the other one.
            for (seen, dependsOn) in [(Position(0), Position(2)), (Position(2), Position(1))] {
                let error = try await test.refused(.conflict, "\(seen) and \(dependsOn)") {
                    () throws(EventStoreError) in
                    _ = try await test.store.append(
                        StoreUnderTest.command("one", [Count(1, ["c"]).draft]),
                        basedOn: ObservedQuery(of: a, upTo: seen),
                        dependingOn: ObservedQuery(of: b, upTo: dependsOn))
                }
                let forbidden = seen == .start ? Position(1) : Position(2)
                try expect(error.conflict?.records.map(\.position) == [forbidden], "\(error)")
            }
            let seen = ObservedQuery(of: a, upTo: Position(1))
            let dependsOn = ObservedQuery(of: b, upTo: Position(2))
            let receipt = try await test.store.append(
                StoreUnderTest.command("one", [Count(1, ["c"]).draft]), basedOn: seen,
                dependingOn: dependsOn)
            let record = try await test.store.record(at: receipt.positions.lowerBound)
            try expect(record?.command?.seen == seen, "\(String(describing: record?.command))")
            try expect(record?.command?.dependsOn == dependsOn, "\(String(describing: record))")
        },
        Check("A conflict carries the first hundred events and counts them all") { test in
            _ = try await test.store.append(
                StoreUnderTest.command(
                    "one", (0..<150).map { Count(1, $0 % 3 == 0 ? ["b"] : ["a"]).draft }),
                basedOn: .nothing)
            for (key, count) in [("a", 100), ("b", 50)] {
                let observation = ObservedQuery(
                    of: Query([.init(tags: [try EventTag("key", key)])]), upTo: .start)
                let error = try await test.refused(.conflict, key) { () throws(EventStoreError) in
                    try await test.count("c", basedOn: observation)
                }
                try expect(error.conflict?.count == count, "\(key): \(error)")
                try expect(error.conflict?.records.count == count, "\(key): \(error)")
                try expect(error.conflict?.observation == observation, "\(key): \(error)")
            }
            let error = try await test.refused(.conflict, "all") { () throws(EventStoreError) in
                try await test.count(
                    "c", basedOn: ObservedQuery(of: .stream("one"), upTo: Position(20)))
            }
            try expect(error.conflict?.count == 130, "\(error)")
            try expect(
                error.conflict?.records.map(\.position.rawValue) == Array(21...120), "\(error)")
            try await test.expectHead(150, "after the conflicts")
        },
        Check("Earlier commands of a batch guard a later one, also in a new stream") {
            test in
            let tagged = Query([.init(tags: [try EventTag("key", "x")])])
            // The age of the observation does not matter.
            for count in [1, 100, 300, 700, 1_500] {
                let start = try await test.store.head().position
                _ = try await test.store.append(
                    StoreUnderTest.command(
                        StreamName(accepted: "old-\(count)"),
                        (0..<count).map { _ in Count(1, ["a"]).draft }),
                    basedOn: .nothing)
                let first = StoreUnderTest.command(
                    StreamName(accepted: "new-\(count)"), [Count(1, ["x"]).draft])
                let second = StoreUnderTest.command(
                    StreamName(accepted: "old-\(count)"), [Count(1, ["b"]).draft])
                let outcomes = await test.store.append([
                    GuardedCommand(first),
                    GuardedCommand(second, basedOn: ObservedQuery(of: tagged, upTo: start)),
                ])
                _ = try outcomes[0].get()
                try await test.refused(.conflict, "after \(count)") { () throws(EventStoreError) in
                    _ = try outcomes[1].get()
                }
            }
        },
        Check("An old observation conflicts with the oldest and the newest later event") { test in
            let old = ObservedQuery(
                of: Query([.init(tags: [try EventTag("key", "rare")])]), upTo: .start)
            let oldest = ObservedQuery(
                of: Query([.init(tags: [try EventTag("key", "oldest")])]), upTo: Position(1))
            try await test.count("oldest", "oldest")
            for _ in 0..<3 {
                _ = try await test.store.append(
                    StoreUnderTest.command(
                        "two", Array(repeating: Count(1, ["common"]).draft, count: 400)),
                    basedOn: .nothing)
            }
            try await test.count("x", in: "three", basedOn: old)
            try await test.count("rare", in: "two")
            let error = try await test.refused(.conflict, "rare") { () throws(EventStoreError) in
                try await test.count("x", in: "three", basedOn: old)
            }
            try expect(error.conflict?.count == 1, "\(error)")
            try expect(error.position == Position(1_204), "\(error)")
            let first = try await test.refused(.conflict, "oldest") { () throws(EventStoreError) in
                try await test.count("x", in: "three", basedOn: oldest)
            }
            try expect(first.position == Position(2), "\(first)")
        },
        Check("An observation of nothing never conflicts, whatever its position is") { test in
            try await test.count("a")
            try await test.count("a", basedOn: .nothing)
            for position: UInt64 in [1, 2] {
                let nothing = ObservedQuery(of: .nothing, upTo: Position(position))
                let receipt = try await test.store.append(
                    StoreUnderTest.command("one", [Count(1, ["a"]).draft]), basedOn: nothing,
                    dependingOn: nothing)
                let record = try await test.store.record(at: receipt.positions.lowerBound)
                try expect(
                    record?.command?.seen == nil && record?.command?.dependsOn == nothing,
                    "\(String(describing: record?.command))")
            }
            try await test.expectHead(4, "in the end")
        },
        Check("Eight tasks on different tags never conflict, on one tag all but one do") { test in
            let conflicts = await withTaskGroup(of: Int.self) { group in
                for index in 0..<8 {
                    group.addTask { await conflictsOfTask(index, test) }
                }
                return await group.reduce(0, +)
            }
            try expect(conflicts == 0, "\(conflicts) conflicts on different tags")
            try await test.expectHead(80, "after eight tasks")
            let head = try await test.store.head().position
            let query = Query([.init(tags: [try EventTag("key", "same")])])
            let written = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        (try? await test.count(
                            "same", basedOn: ObservedQuery(of: query, upTo: head)))
                            != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try expect(written == 1, "\(written) of eight were written on one tag")
        },
    ]

    /// Appends ten guarded events that no other task can conflict with.
    private static func conflictsOfTask(_ index: Int, _ test: StoreUnderTest) async -> Int {
        guard let key = RowKey(rawValue: "task \(index)"),
            let tag = try? EventTag("key", key.rawValue)
        else { return 1 }
        var seen = Position.start
        var conflicts = 0
        for _ in 0..<10 {
            let observation = ObservedQuery(of: Query([.init(tags: [tag])]), upTo: seen)
            do throws(EventStoreError) {
                seen = try await test.count(key, basedOn: observation).positions.upperBound
            } catch { conflicts += 1 }
        }
        return conflicts
    }
}
