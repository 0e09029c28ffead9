import CaseLedgerTesting
import EventSourcing

/// What a test asks two stores, or one store twice, to compare the answers.
enum Question: Hashable, Sendable {
    case records(Query, PositionRange, ReadingOrder)
    case head(StreamName)
    case streams
    case receipt(CommandID, StreamName)
    case rows(StreamName, asOf: Position)
    case history(RowKey, StreamName)
    case append(Command, ObservedQuery)
}

/// The answer to a ``Question``.
enum Answer: Hashable, Sendable {
    case records([Record])
    case head(StreamHead?)
    case streams([StreamHead])
    case receipt(Receipt?)
    case rows([HistoryRow])
}

extension Question {
    /// Puts it to `store`.
    func answer(from store: some EventStore) async throws -> Outcome<Answer> {
        try await outcome {
            switch self {
            case .records(let query, let range, let order):
                .records(try await allRecords(of: query, in: range, order, 500, from: store))
            case .head(let stream):
                .head(try await store.head(of: stream))
            case .streams:
                .streams(try await store.streams(after: nil, limit: 1_000))
            case .receipt(let command, let stream):
                .receipt(try await store.receipt(of: command, in: stream))
            case .rows(let stream, let position):
                .rows(try await store.rows(of: "counts", in: stream, asOf: position))
            case .history(let key, let stream):
                .rows(try await store.history(of: key, of: "counts", in: stream))
            case .append(let command, let observation):
                .receipt(try await store.append(command, basedOn: observation))
            }
        }
    }
}

/// What came of a question: a value, or the kind and the content of an error.
enum Outcome<Value> {
    case answered(Value)
    case refused(EventStoreError.Code, Conflict?, Position?)

    var value: Value? {
        if case .answered(let value) = self { return value }
        return nil
    }
}

extension Outcome {
    /// The answer as another process prints it.
    func line(_ describe: (Value) -> String) -> String {
        switch self {
        case .answered(let value): describe(value)
        case .refused(let code, let conflict, let position):
            AppendAnswer(
                EventStoreError(
                    code, "", remedy: "", conflict: conflict, position: position)
            ).line
        }
    }
}

extension Outcome: Equatable where Value: Equatable {}
extension Outcome: Sendable where Value: Sendable {}

func outcome<Value>(
    _ ask: () async throws -> Value
) async throws -> Outcome<Value> {
    do { return .answered(try await ask()) } catch let error as EventStoreError {
        return .refused(error.code, error.conflict, error.position)
    }
}

/// All records that match, by pages of `limit`.
func allRecords(
    of query: Query, in range: PositionRange, _ order: ReadingOrder, _ limit: Int,
    from store: some EventStore
) async throws(EventStoreError) -> [Record] {
    var records: [Record] = []
    var reading = store.records(of: query, in: range, order: order, pageSize: limit)
        .makeAsyncIterator()
    while let record = try await reading.next(isolation: nil) { records.append(record) }
    return records
}
