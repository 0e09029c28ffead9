internal import EventSourcing

extension EventStoreConformance {
    static let positions = [
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
        Check("A read includes everything that was acknowledged before it began") { test in
            for number: UInt64 in 1...6 {
                let receipt = try await test.count("a")
                let position = Position(number)
                let store = test.store
                // The read after the append differs each time.
                switch number {
                case 1:
                    let head = try await store.head(at: Timestamp(microseconds: .max))
                    try expect(head.position == position, "head at a moment: \(head)")
                case 2:
                    let found = try await store.receipt(of: receipt.command, in: "one")
                    try expect(found != nil, "receipt: no answer")
                case 3:
                    let end = try await store.visit(.stream("one"), in: PositionRange()) { _ in }
                    try expect(end == position, "visited up to \(end)")
                case 4:
                    let history = try await store.history(of: "a", of: "counts", in: "one")
                    try expect(
                        history.contains { $0.position == position }, "history: \(history)")
                case 5:
                    let heads = try await store.heads(of: "one")
                    try expect(heads.ledger.position == position, "heads: \(heads)")
                    try expect(heads.stream?.position == position, "heads: \(heads)")
                default:
                    try await wait(for: receipt, in: store)
                    let head = try await store.waitForEvents(after: position.previous)
                    try expect(head.position == position, "events: \(head)")
                }
                let again = try await store.head(at: Timestamp(microseconds: .max))
                try expect(again.position == position, "head at a moment: \(again)")
            }
        },
        Check("A visit ends at the head that it began with, while events are recorded") { test in
            for _ in 0..<40 { try await test.count("a", "b") }
            let writer = Task {
                for _ in 0..<100 where !Task.isCancelled { _ = try? await test.count("a", "b") }
            }
            defer { writer.cancel() }
            for _ in 0..<5 {
                let before = try await test.store.head().position
                var visited: [Position] = []
                let end = try await test.store.visit(.everything, in: PositionRange()) {
                    visited.append($0.position)
                }
                try expect(end >= before, "visited up to \(end), not \(before)")
                try expect(
                    visited.map(\.rawValue) == Array(1...end.rawValue),
                    "\(visited.count) events up to \(end)")
            }
            writer.cancel()
            await writer.value
        },
    ]

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
            try await test.count("a", basedOn: ObservedQuery(of: .everything, upTo: position))
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

    private static func wait(for receipt: Receipt, in store: some EventStore) async throws {
        try await store.wait(for: receipt)
    }
}
