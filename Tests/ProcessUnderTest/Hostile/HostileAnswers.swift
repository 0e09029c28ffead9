import EventSourcing
import LMDBEventStore

/// Every answer that a reader of the ledger of ``HostileBase`` can get.
struct HostileAnswers: Sendable {
    /// One answer.
    enum Answer: Equatable, Sendable {
        case value([Item])
        case failed(EventStoreError.Code)
    }

    /// A part of an answer.
    enum Item: Hashable, Sendable {
        case record(Record), row(HistoryRow), head(Head), stream(StreamHead), receipt(Receipt)
        case checkpoint(SubscriptionCheckpoint), text(String), none
    }

    /// The answers by question.
    private(set) var answers: [String: Answer] = [:]

    /// What differs from the undamaged answers.
    struct Difference {
        /// Questions with another value, or with an error that does not tell of damage.
        var wrong: [String] = []
        /// Questions with an error of integrity.
        var failed: [String] = []
        /// Questions with a checkpoint, a number of erased texts or an erased text of an earlier
        /// time, and with nothing else that differs.
        var older: [String] = []
    }

    /// Asks every question.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - head: The head of the undamaged ledger: questions about events end there.
    ///   - isLasting: Whether to leave out the questions whose answers later commands change.
    init(of store: LMDBStore, through head: Position, isLasting: Bool = false) async {
        await askRecords(store, head)
        await askRows(store, head)
        for number in stride(from: 0, to: 600, by: 13) {
            let stream = HostileBase.streams[number % 3]
            await ask("receipt \(number)") {
                () async throws(EventStoreError) in
                [
                    try await store.receipt(of: HostileBase.id(number), in: stream).map(
                        Item.receipt) ?? .none
                ]
            }
        }
        await ask("checkpoints") { () async throws(EventStoreError) in
            var items: [Item] = []
            for subscription in HostileBase.subscriptions {
                items.append(
                    try await store.checkpoint(of: subscription).map(Item.checkpoint) ?? .none)
            }
            return items
        }
        if !isLasting { await askHeads(store) }
    }

    /// Compares with the answers of the undamaged ledger.
    func difference(from sound: HostileAnswers) -> Difference {
        var difference = Difference()
        for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
            if answer == sound.answers[question] { continue }
            switch answer {
            case .failed(.integrity): difference.failed.append(question)
            case .failed(let code): difference.wrong.append("\(question) (\(code.rawValue))")
            case .value where isOlder(question, than: sound): difference.older.append(question)
            case .value: difference.wrong.append(question)
            }
        }
        return difference
    }

    private func isOlder(_ question: String, than sound: HostileAnswers) -> Bool {
        guard case .value(let items) = answers[question],
            case .value(let expected) = sound.answers[question], items.count == expected.count
        else { return false }
        return zip(items, expected).allSatisfy { item, expected in
            switch (item, expected) {
            case (.checkpoint(let old), .checkpoint(let new)):
                old.subscription == new.subscription && old.position <= new.position
            case (.head(let old), .head(let new)):
                old.position == new.position && old.recordedAt == new.recordedAt
                    && old.erasedTexts <= new.erasedTexts
            case (.record(let old), .record(let new)):
                old == new || LedgerContent.isSame(old, new)
            default: item == expected
            }
        }
    }

    private mutating func ask(
        _ question: String, _ answer: () async throws(EventStoreError) -> [Item]
    ) async {
        do throws(EventStoreError) { answers[question] = .value(try await answer()) } catch {
            answers[question] = .failed(error.code)
        }
    }

    private mutating func askRecords(_ store: LMDBStore, _ head: Position) async {
        var queries: [(String, Query)] = [("everything", .everything)]
        queries += HostileBase.streams.map { ("stream \($0)", .stream($0)) }
        queries.append(("small stream", .stream(HostileBase.smallStreams[33])))
        for key in ["a", "\u{e9}"] {
            guard let tag = try? EventTag("key", key) else { continue }
            queries.append(("tag \(tag.value)", Query([Query.Clause(tags: [tag])])))
        }
        queries.append(
            ("type", Query([Query.Clause(stream: "two", types: ["count-corrected"])])))
        for (name, query) in queries {
            for order in [ReadingOrder.forward, .backward] {
                await ask("records of \(name), \(order)") { () async throws(EventStoreError) in
                    var items: [Item] = []
                    var rest: PositionRange? = .through(head)
                    while let range = rest {
                        let page = try await store.page(
                            of: query, in: range, order: order, limit: 300)
                        items += page.records.map(Item.record)
                        rest = page.rest
                    }
                    return items
                }
            }
        }
        // A text is read alone, whatever else is damaged.
        for position in stride(from: UInt64(1), through: head.rawValue, by: 97) {
            await ask("record \(position)") { () async throws(EventStoreError) in
                [try await store.record(at: Position(position)).map(Item.record) ?? .none]
            }
        }
    }

    private mutating func askRows(_ store: LMDBStore, _ head: Position) async {
        for stream in HostileBase.streams + [HostileBase.smallStreams[5]] {
            for quarter in 1...4 {
                let position = Position(head.rawValue * UInt64(quarter) / 4)
                await ask("rows of \(stream) as of \(quarter)/4") {
                    () async throws(EventStoreError) in
                    try await store.rows(of: "counts", in: stream, asOf: position).map(Item.row)
                }
            }
            for key in HostileBase.keys {
                await ask("history of \(key) in \(stream)") { () async throws(EventStoreError) in
                    try await store.history(of: key, of: "counts", in: stream)
                        .filter { $0.position <= head }.map(Item.row)
                }
                let position = Position(head.rawValue / 3)
                await ask("row of \(key) in \(stream)") { () async throws(EventStoreError) in
                    [
                        try await store.row(key, of: "counts", in: stream, asOf: position)
                            .map(Item.row) ?? .none
                    ]
                }
            }
        }
    }

    private mutating func askHeads(_ store: LMDBStore) async {
        // More records make the search read others, of which one may be damaged.
        for number in 0..<3 {
            let moment = Timestamp(microseconds: Int64(1 + number * 2) * 1_000_000)
            await ask("head at \(number)") { () async throws(EventStoreError) in
                [.head(try await store.head(at: moment))]
            }
        }
        await ask("head") { () async throws(EventStoreError) in
            [.head(try await store.head())]
        }
        await ask("streams") { () async throws(EventStoreError) in
            try await store.streams(after: nil, limit: 1_000).map(Item.stream)
        }
        await ask("heads of streams") { () async throws(EventStoreError) in
            var items: [Item] = []
            for stream in HostileBase.streams + HostileBase.smallStreams {
                items.append(try await store.head(of: stream).map(Item.stream) ?? .none)
            }
            return items
        }
        await ask("projections") { () async throws(EventStoreError) in
            try await store.projections().map {
                .text("\($0.name) \($0.revision) \($0.setAside.map(\.position))")
            }
        }
    }
}
