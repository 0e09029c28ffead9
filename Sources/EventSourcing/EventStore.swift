/// The storage seam: what every engine does, and the conformance suite holds it to.
///
/// Reads answer from everything that was acknowledged before they began. No call holds a storage
/// transaction across a suspension.
public protocol EventStore: Sendable {
    /// Records `command`, durably, unless something that matters came after `observation`.
    ///
    /// The same command sent again returns its first receipt and records nothing, whatever was
    /// observed: the id is looked up before the guard.
    ///
    /// - Throws: ``EventStoreError`` with code `conflict` (and the conflicting events),
    ///   `commandReused` (same id, other content), `tooLarge`, or a failure of the storage.
    func append(_ command: Command, basedOn observation: Observation)
        async throws(EventStoreError) -> Receipt

    /// The receipt of a command that was recorded, or `nil`.
    func receipt(of command: CommandID, in stream: StreamName)
        async throws(EventStoreError) -> Receipt?

    /// The end of the ledger.
    func head() async throws(EventStoreError) -> Head

    /// The end of the ledger as it stood at `moment` on the recorded clock.
    func head(at moment: Timestamp) async throws(EventStoreError) -> Head

    /// The end of a stream, or `nil` when it has no event.
    func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead?

    /// Streams by name, after `name`, at most `limit` of them.
    func streams(after name: StreamName?, limit: Int)
        async throws(EventStoreError) -> [StreamHead]

    /// The record at a position, or `nil` beyond the head.
    func record(at position: Position) async throws(EventStoreError) -> Record?

    /// Records that match `query` within `range`, in `order`, as one bounded page.
    ///
    /// - Parameter limit: The most records in the page, at least 1.
    func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage

    /// Waits until the ledger's head is beyond `position`.
    ///
    /// - Throws: Code `cancelled` when the task was, `closed` when the store was.
    func events(after position: Position) async throws(EventStoreError) -> Head

    /// The value of one entity as of a position, or `nil` when it had none.
    func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow?

    /// The values of all entities of a stream as of a position, by key.
    func rows(of projection: ProjectionName, in stream: StreamName, asOf: Position)
        async throws(EventStoreError) -> [HistoryRow]

    /// Every value that one entity ever had, oldest first.
    func history(of key: RowKey, of projection: ProjectionName, in stream: StreamName)
        async throws(EventStoreError) -> [HistoryRow]

    /// Where a named subscription stands, or `nil` before its first checkpoint.
    func checkpoint(of subscription: SubscriptionName)
        async throws(EventStoreError) -> SubscriptionCheckpoint?

    /// Remembers where a named subscription stands, durably.
    func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError)

    /// Checks everything the store holds; see ``VerificationReport``.
    func verify() async throws(EventStoreError) -> VerificationReport

    /// Ends all work and lets go of what the store holds. Later calls throw code `closed`.
    func close() async
}

/// Which way to read.
public enum ReadingOrder: Hashable, Sendable {
    /// Oldest first.
    case forward
    /// Newest first.
    case backward
}

/// A stretch of positions, both ends included.
public struct PositionRange: Hashable, Sendable {
    /// The first position.
    public let first: Position
    /// The last position; below ``first`` when the stretch is empty.
    public let last: Position

    /// From `first` to `last`.
    public init(from first: Position = Position(1), through last: Position = Position(.max)) {
        self.first = max(first, Position(1))
        self.last = last
    }

    /// Everything after `position`.
    public static func after(_ position: Position) -> PositionRange {
        PositionRange(from: position.next)
    }

    /// Everything up to and with `position`.
    public static func through(_ position: Position) -> PositionRange {
        PositionRange(through: position)
    }

    /// Whether nothing can lie in it.
    public var isEmpty: Bool { last < first }

    /// Whether `position` lies in it.
    public func contains(_ position: Position) -> Bool { first <= position && position <= last }
}

/// Some of the records that match, and where to go on.
public struct RecordPage: Hashable, Sendable {
    /// The records, in the order asked for.
    public let records: [Record]
    /// The rest of the range; `nil` when this page was the last.
    public let rest: PositionRange?
    /// The head that the page was read against.
    public let head: Position

    public init(records: [Record], rest: PositionRange?, head: Position) {
        self.records = records
        self.rest = rest
        self.head = head
    }
}

/// A durable subscription's name.
public struct SubscriptionName: Name {
    public static let kind = "subscription name"
    public static let longestInBytes = 128
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue) else { return nil }
        self.rawValue = rawValue
    }
}

/// Where a named subscription stands.
public struct SubscriptionCheckpoint: Hashable, Sendable {
    /// Whose.
    public let subscription: SubscriptionName
    /// The last position it has dealt with.
    public let position: Position

    public init(subscription: SubscriptionName, position: Position) {
        self.subscription = subscription
        self.position = position
    }
}

/// What a verification looked at, and what it found.
public struct VerificationReport: Hashable, Sendable {
    /// Records read, decoded and checked against their checksum.
    public var records: Int
    /// Streams whose sequence numbers were followed.
    public var streams: Int
    /// Index entries compared with what the records say.
    public var indexEntries: Int
    /// Projection rows compared with a fold from zero.
    public var rows: Int
    /// Everything wrong, in the order found, at most 100.
    public var findings: [Finding]

    /// Whether nothing is wrong.
    public var passed: Bool { findings.isEmpty }

    public init(
        records: Int = 0, streams: Int = 0, indexEntries: Int = 0, rows: Int = 0,
        findings: [Finding] = []
    ) {
        self.records = records
        self.streams = streams
        self.indexEntries = indexEntries
        self.rows = rows
        self.findings = findings
    }

    /// One thing that is wrong.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// The first position it concerns; `nil` when it concerns none.
        public let position: Position?
        /// What is wrong, with values.
        public let problem: String

        public init(at position: Position?, _ problem: String) {
            self.position = position
            self.problem = problem
        }

        public var description: String {
            position.map { "position \($0): \(problem)" } ?? problem
        }
    }
}
