/// A read model: a pure fold over the events of one stream, with the rows that people see.
///
/// The **state** is everything the fold must remember of a stream; the store keeps one state row a
/// stream. A **row** is a value that people see; the store keeps every row ever emitted, keyed by
/// the position that caused it, so that *as of* is one seek.
public protocol Projection: Sendable {
    associatedtype Event: Sendable
    associatedtype State: Sendable

    /// Names the rows and the watermark.
    static var name: ProjectionName { get }
    /// Raised whenever ``apply(_:to:)`` or a row's shape changes meaning; the rows are then rebuilt.
    static var revision: UInt32 { get }

    /// The state of a stream before its first event.
    func initialState() -> State

    /// Folds one event in and returns the rows that changed by it; an equal row is not a change.
    ///
    /// - Throws: ``UnreadableEvent`` when `event` cannot belong to this history.
    func apply(_ event: Recorded<Event>, to state: inout State) throws(UnreadableEvent)
        -> [ProjectedRow]

    /// The one encoding of `state`.
    func encode(_ state: State) -> [UInt8]

    /// Reads ``encode(_:)`` back. What is large and never changes need not be in the state: it can
    /// be read again from the record that holds it.
    func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<Event>
    ) throws(EventStoreError) -> State
}

/// A row that an event changed.
public struct ProjectedRow: Hashable, Sendable {
    /// Which entity.
    public let key: RowKey
    /// Its value from that event on.
    public let value: [UInt8]

    public init(key: RowKey, value: [UInt8]) {
        self.key = key
        self.value = value
    }
}

/// A value that people saw, and the event that made it so.
public struct HistoryRow: Hashable, Sendable {
    /// Which entity.
    public let key: RowKey
    /// The event that gave the entity this value.
    public let position: Position
    /// The value, as the projection encoded it.
    public let value: [UInt8]

    public init(key: RowKey, position: Position, value: [UInt8]) {
        self.key = key
        self.position = position
        self.value = value
    }
}

/// A projection as a store runs it, over records, with its types out of sight.
public struct RegisteredProjection: Sendable {
    /// Names the rows and the watermark.
    public let name: ProjectionName
    /// Which meaning of the fold.
    public let revision: UInt32
    /// Digest of name, revision and what the projection names as its inputs; rows under another
    /// fingerprint are rebuilt.
    public let fingerprint: ContentDigest

    private let makeFold: @Sendable () -> any Fold
    private let restoreFold:
        @Sendable ([UInt8], (Position) throws(EventStoreError) -> Record) throws(EventStoreError)
            -> any Fold

    /// Registers `projection`, which reads records through `codec`.
    ///
    /// - Parameter inputs: What else decides the rows: schema versions, content hashes.
    public init<P: Projection, Codec: EventCodec>(
        _ projection: P, codec: Codec, inputs: [String] = []
    ) where P.Event == Codec.Event {
        name = P.name
        revision = P.revision
        var content = ByteWriter()
        content.text(P.name.rawValue)
        content.integer(P.revision)
        content.list(inputs) { $0.text($1) }
        fingerprint = ContentDigest(of: content.bytes)
        makeFold = {
            TypedFold(projection: projection, codec: codec, state: projection.initialState())
        }
        restoreFold = { bytes, record throws(EventStoreError) in
            TypedFold(
                projection: projection, codec: codec,
                state: try projection.decode(bytes) { position throws(EventStoreError) in
                    let record = try record(position)
                    do throws(UnreadableEvent) {
                        return Recorded(try codec.decode(record), in: record)
                    } catch { throw EventStoreError(unreadable: error) }
                })
        }
    }

    /// The fold of a stream before its first event.
    package func fold() -> any Fold { makeFold() }

    /// The fold of a stream as its state row has it.
    package func fold(
        restoring state: [UInt8],
        reading record: (Position) throws(EventStoreError) -> Record
    ) throws(EventStoreError) -> any Fold {
        try restoreFold(state, record)
    }
}

/// One stream's fold under way.
package protocol Fold: Sendable {
    /// Folds `record` in; returns the rows it changed.
    mutating func apply(_ record: Record) throws(UnreadableEvent) -> [ProjectedRow]
    /// The state row.
    var state: [UInt8] { get }
}

private struct TypedFold<P: Projection, Codec: EventCodec>: Fold where P.Event == Codec.Event {
    let projection: P
    let codec: Codec
    var typed: P.State

    init(projection: P, codec: Codec, state: P.State) {
        self.projection = projection
        self.codec = codec
        typed = state
    }

    mutating func apply(_ record: Record) throws(UnreadableEvent) -> [ProjectedRow] {
        try projection.apply(Recorded(try codec.decode(record), in: record), to: &typed)
    }

    var state: [UInt8] { projection.encode(typed) }
}
