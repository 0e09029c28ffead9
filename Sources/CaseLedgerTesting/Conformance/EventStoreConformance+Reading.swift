internal import EventSourcing

extension EventStoreConformance {
    static let reading = [
        Check("Pages of any size, in both directions, give the records of a scan") { test in
            for index in 0..<60 {
                let stream: StreamName = index % 3 == 0 ? "one" : index % 3 == 1 ? "two" : "three"
                let key: RowKey = index % 2 == 0 ? "even" : "odd"
                let count = Count(
                    1, index % 10 == 0 ? [key, "ten"] : [key], isCorrection: index % 7 == 0)
                _ = try await test.store.append(
                    StoreUnderTest.command(stream, [count.draft]), basedOn: .nothing)
            }
            let everything = try await test.all(of: .everything, limit: 1_000)
            try expect(everything.map(\.position.rawValue) == Array(1...60), "everything")
            let even = try EventTag("key", "even")
            let ten = try EventTag("key", "ten")
            let queries: [Query] = [
                .everything, .nothing, .stream("two"), .stream("none"),
                Query([.init(tags: [even])]),
                Query([.init(types: ["count-corrected"])]),
                Query([.init(types: ["count-corrected", "counted"])]),
                Query([.init(stream: "one", tags: [even, ten])]),
                Query([.init(stream: "one"), .init(stream: "three", tags: [even])]),
                Query([.init(tags: [ten]), .init(types: ["count-corrected"]), .init(stream: "two")]
                ),
            ]
            let ranges = [
                PositionRange(), PositionRange(from: Position(7), through: Position(41)),
                .after(Position(59)), .after(Position(60)), .through(Position(1)), .through(.start),
                PositionRange(from: Position(9), through: Position(8)),
            ]
            for query in queries {
                for range in ranges {
                    let expected = everything.filter {
                        range.contains($0.position) && query.matches($0)
                    }
                    var visited: [Position] = []
                    try await test.store.visit(query, in: range) { visited.append($0.position) }
                    try expect(visited == expected.map(\.position), "\(query) in \(range), visited")
                    for limit in [1, 2, 7, 1_000] {
                        let forward = try await test.all(of: query, in: range, limit: limit)
                        try expect(forward == expected, "\(query) in \(range) by \(limit)")
                        let backward = try await test.all(
                            of: query, in: range, order: .backward, limit: limit)
                        try expect(
                            backward == expected.reversed(), "\(query) in \(range) by -\(limit)")
                    }
                }
            }
        },
        Check("A borrowed event has the content of its record") { test in
            try await test.count("a", "b", "a")
            let records = try await test.all(of: .everything, limit: 10)
            var count = 0
            try await test.store.visit(.everything, in: PositionRange()) {
                event throws(EventStoreError) in
                let record = records[count]
                count += 1
                let isSame =
                    event.position == record.position && event.sequence == record.sequence
                    && event.schemaVersion == record.schemaVersion
                    && event.origin == record.origin && event.recordedAt == record.recordedAt
                    && event.effectiveAt == record.effectiveAt && event.isOf(record.type)
                    && !event.isOf("count") && event.payload.copied == record.payload
                let read: Record
                do throws(UnreadableEvent) { read = try event.record } catch {
                    throw EventStoreError(unreadable: error)
                }
                if !isSame || read != record {
                    throw EventStoreError(.integrity, "\(record)", remedy: "", position: nil)
                }
            }
            try expect(count == 3, "\(count) events")
        },
        Check("A visitor ends a visit of events by throwing") { test in
            try await test.count("a", "b", "c")
            var positions: [Position] = []
            try await test.refused(.invalid, "thrown") { () throws(EventStoreError) in
                try await test.store.visit(.stream("one"), in: .after(Position(1))) {
                    event throws(EventStoreError) in
                    positions.append(event.position)
                    throw EventStoreError(.invalid, "enough", remedy: "")
                }
            }
            try expect(positions == [Position(2)], "\(positions)")
        },
        Check("Every page except the last one names the next page") { test in
            try await test.count("a", "b", "c", "d", "e")
            let first = try await test.store.page(
                of: .everything, in: PositionRange(), order: .forward, limit: 2)
            try expect(first.records.count == 2, "\(first)")
            try expect(first.rest == .after(Position(2)), "\(first)")
            let last = try await test.store.page(
                of: .everything, in: .through(Position(4)), order: .backward, limit: 3)
            try expect(last.records.map(\.position.rawValue) == [4, 3, 2], "\(last)")
            try expect(last.rest == .through(Position(1)), "\(last)")
            let all = try await test.store.page(
                of: .everything, in: PositionRange(), order: .forward, limit: 5)
            try expect(all.rest == nil, "\(all)")
        },
        Check("A limit below 1 is refused") { test in
            try await test.count("a")
            for limit in [0, -1, .min] {
                for order in [ReadingOrder.forward, .backward] {
                    try await test.refused(.invalid, "page") { () throws(EventStoreError) in
                        _ = try await test.store.page(
                            of: .everything, in: PositionRange(), order: order, limit: limit)
                    }
                }
                try await test.refused(.invalid, "streams") { () throws(EventStoreError) in
                    _ = try await test.store.streams(after: nil, limit: limit)
                }
            }
        },
        Check("A position inside a command means the end of the previous command") { test in
            try await test.count("a")
            try await test.count("a", "b", "c")
            for (position, end) in [(0, 0), (1, 1), (2, 1), (3, 1), (4, 4)] as [(UInt64, UInt64)] {
                let found = try await endOfCommand(atOrBefore: Position(position), in: test.store)
                try expect(found == Position(end), "\(position): \(found)")
            }
            try await test.refused(.beyondHead, "beyond the head") { () throws(EventStoreError) in
                _ = try await endOfCommand(atOrBefore: Position(5), in: test.store)
            }
        },
        Check("A sequence ends at the head that it started with") { test in
            try await test.count("a", "b", "c")
            let read = try await readWhileWriting(test.store, test)
            let page = try await test.store.page(
                of: .everything, in: .through(Position(1)), order: .backward, limit: 2)
            try expect(page.head == Position(6), "\(page)")
            try expect(read.map(\.position.rawValue) == [1, 2, 3], "\(read.map(\.position))")
        },
        Check("Streams are listed in the order of their names, after any name") { test in
            let names: [StreamName] = ["two", "one", "three", "four"]
            for name in names { try await test.count("a", in: name) }
            let cases: [(StreamName?, Int, [StreamName])] = [
                (nil, 1, ["four"]), (nil, .max, ["four", "one", "three", "two"]),
                ("four", 9, ["one", "three", "two"]), ("one", 1, ["three"]), ("o", 1, ["one"]),
                ("one-more", 9, ["three", "two"]), ("two", 9, []),
            ]
            for (name, limit, expected) in cases {
                let found = try await test.store.streams(after: name, limit: limit)
                try expect(
                    found.map(\.stream) == expected, "after \(String(describing: name)): \(found)")
            }
        },
        Check("Names with different bytes are different names") { test in
            let names = ["caf\u{e9}", "cafe\u{301}"].compactMap(StreamName.init(stored:))
            for name in names { try await test.count("a", in: name) }
            for name in names {
                let head = try await test.store.head(of: name)
                try expect(head?.sequence == StreamSequence(1), "\(String(describing: head))")
            }
            let streams = try await test.store.streams(after: nil, limit: 9).map(\.stream)
            try expect(streams == names.sorted() && streams.count == 2, "\(streams)")
        },
    ]

    private static func endOfCommand(
        atOrBefore position: Position, in store: some EventStore
    ) async throws(EventStoreError) -> Position {
        try await store.endOfCommand(atOrBefore: position)
    }

    private static func readWhileWriting(
        _ store: some EventStore, _ test: StoreUnderTest
    ) async throws -> [Record] {
        var read: [Record] = []
        for try await record in store.records(of: .everything, pageSize: 1) {
            read.append(record)
            try await test.count("late")
            if read.count > 9 { break }
        }
        return read
    }
}
