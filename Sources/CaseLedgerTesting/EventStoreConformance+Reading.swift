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
                    var visited: [Record] = []
                    try await test.store.visit(query, in: range) { event throws(EventStoreError) in
                        do throws(UnreadableEvent) { visited.append(try event.record) } catch {
                            throw EventStoreError(unreadable: error)
                        }
                    }
                    try expect(visited == expected, "\(query) in \(range), visited")
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
                if !isSame {
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
            try expect(first.records.count == 2 && first.head == Position(5), "\(first)")
            try expect(first.rest == .after(Position(2)), "\(first)")
            let last = try await test.store.page(
                of: .everything, in: .through(Position(4)), order: .backward, limit: 3)
            try expect(last.records.map(\.position.rawValue) == [4, 3, 2], "\(last)")
            try expect(last.rest == .through(Position(1)), "\(last)")
            let all = try await test.store.page(
                of: .everything, in: PositionRange(), order: .forward, limit: 5)
            try expect(all.rest == nil, "\(all)")
            try await test.refused(.invalid, "no limit") { () throws(EventStoreError) in
                _ = try await test.store.page(
                    of: .everything, in: PositionRange(), order: .forward, limit: 0)
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
            try expect(read.map(\.position.rawValue) == [1, 2, 3], "\(read.map(\.position))")
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
        Check("A position beyond the head is refused on every path, one at the head is not") {
            test in
            for head: UInt64 in [0, 2] {
                if head > 0 { try await test.count("a", "b") }
                try await checkHead(Position(head), test)
                for beyond in [head + 1, head + 7, .max] {
                    try await checkRefused(Position(beyond), head: Position(head), test)
                }
            }
        },
        Check("A range may end beyond the head") { test in
            try await test.count("a", "b")
            let range = PositionRange(from: Position(2), through: Position(9))
            let records = try await test.all(of: .everything, in: range, limit: 9)
            try expect(records.map(\.position.rawValue) == [2], "\(records)")
            let end = try await test.store.visit(.everything, in: range) { _ in }
            try expect(end == Position(2), "visited up to \(end)")
        },
        Check("A closed store refuses everything") { test in
            try await test.count("a")
            await test.store.close()
            await test.store.close()
            try await test.refused(.closed, "append") { () throws(EventStoreError) in
                try await test.count("a")
            }
            try await test.refused(.closed, "head") { () throws(EventStoreError) in
                _ = try await test.store.head()
            }
            try await test.refused(.closed, "page") { () throws(EventStoreError) in
                _ = try await test.store.page(
                    of: .everything, in: PositionRange(), order: .forward, limit: 1)
            }
            try await test.refused(.closed, "visit") { () throws(EventStoreError) in
                try await test.store.visit(.everything, in: PositionRange()) { _ in }
            }
            try await test.refused(.closed, "events") { () throws(EventStoreError) in
                _ = try await test.store.waitForEvents(after: .start)
            }
            try await test.refused(.closed, "row") { () throws(EventStoreError) in
                _ = try await test.store.row("a", of: "counts", in: "one", asOf: Position(1))
            }
            try await test.refused(.closed, "save") { () throws(EventStoreError) in
                try await test.store.save(
                    SubscriptionCheckpoint(subscription: "mail", position: .start))
            }
            try await test.refused(.closed, "verify") { () throws(EventStoreError) in
                _ = try await test.store.verify()
            }
        },
    ]

    private static func endOfCommand(
        atOrBefore position: Position, in store: some EventStore
    ) async throws(EventStoreError) -> Position {
        try await store.endOfCommand(atOrBefore: position)
    }

    /// Checks that every operation with a position accepts the head's position.
    private static func checkHead(_ head: Position, _ test: StoreUnderTest) async throws {
        for query in [Query.everything, .stream("one")] {
            for order in [ReadingOrder.forward, .backward] {
                let page = try await test.store.page(
                    of: query, in: .after(head), order: order, limit: 1)
                try expect(page.records.isEmpty && page.rest == nil, "after \(head): \(page)")
            }
            let end = try await test.store.visit(query, in: .after(head)) { _ in }
            try expect(end == head, "visited up to \(end)")
        }
        let rows = try await test.store.rows(of: "counts", in: "one", asOf: head)
        try expect(rows.isEmpty == (head == .start), "rows as of \(head): \(rows)")
        _ = try await test.store.row("a", of: "counts", in: "none", asOf: head)
        let checkpoint = SubscriptionCheckpoint(subscription: "mail", position: head)
        try await test.store.save(checkpoint)
        let saved = try await test.store.checkpoint(of: "mail")
        try expect(saved == checkpoint, "\(String(describing: saved))")
    }

    /// Checks that every operation with a position refuses this one and names the head.
    private static func checkRefused(
        _ position: Position, head: Position, _ test: StoreUnderTest
    ) async throws {
        func refused(
            _ what: String, _ work: () async throws(EventStoreError) -> Void
        ) async throws {
            let error = try await test.refused(.beyondHead, "\(what), \(position)", work)
            try expect(error.position == head, "\(what): \(error)")
            try expect(error.message.contains("\(head)"), "\(what): \(error)")
        }
        let store = test.store
        try await refused("events") { () throws(EventStoreError) in
            _ = try await store.waitForEvents(after: position)
        }
        try await refused("subscription") { () throws(EventStoreError) in
            try await readOne(after: position, from: store)
        }
        for query in [Query.everything, .stream("one"), .nothing] {
            for order in [ReadingOrder.forward, .backward] {
                try await refused("page") { () throws(EventStoreError) in
                    _ = try await store.page(
                        of: query, in: .after(position), order: order, limit: 1)
                }
            }
            try await refused("visit") { () throws(EventStoreError) in
                try await store.visit(query, in: .after(position)) { _ in }
            }
        }
        for stream in ["one", "none"] as [StreamName] {
            try await refused("row") { () throws(EventStoreError) in
                _ = try await store.row("a", of: "counts", in: stream, asOf: position)
            }
            try await refused("rows") { () throws(EventStoreError) in
                _ = try await store.rows(of: "counts", in: stream, asOf: position)
            }
        }
        try await refused("append") { () throws(EventStoreError) in
            try await test.count("a", basedOn: Observation(of: .everything, upTo: position))
        }
        let before = try await store.checkpoint(of: "mail")
        try await refused("save") { () throws(EventStoreError) in
            try await store.save(
                SubscriptionCheckpoint(subscription: "mail", position: position))
        }
        let after = try await store.checkpoint(of: "mail")
        try expect(before == after, "the checkpoint is \(String(describing: after))")
        try expect(try await store.record(at: position) == nil, "a record beyond the head")
        try await test.expectHead(head.rawValue, "after the refusals")
    }

    private static func readOne(
        after position: Position, from store: some EventStore
    ) async throws(EventStoreError) {
        var records = store.subscription(after: position).makeAsyncIterator()
        _ = try await records.next(isolation: nil)
    }

    private static func readWhileWriting(
        _ store: some EventStore, _ test: StoreUnderTest
    ) async throws -> [Record] {
        var read: [Record] = []
        for try await record in store.records(of: .everything, pageSize: 1) {
            read.append(record)
            try await test.count("late")
        }
        return read
    }
}
