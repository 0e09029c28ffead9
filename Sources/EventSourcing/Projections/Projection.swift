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
    /// Raised whenever ``apply(_:at:to:)`` or a row's shape changes meaning; new rows are then built,
    /// beside the old ones.
    static var revision: UInt32 { get }

    /// The state of a stream before its first event.
    func initialState() -> State

    /// Folds one event in and returns the rows that changed by it; an equal row is not a change.
    func apply(_ event: Event, at occurrence: Occurrence, to state: inout State) -> [ProjectedRow]

    /// The one encoding of `state`.
    func encode(_ state: State) -> [UInt8]

    /// Reads ``encode(_:)`` back. What is large and never changes need not be in the state: it can
    /// be read again from the record that holds it.
    func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<Event>
    ) throws(EventStoreError) -> State
}

extension Projection {
    /// Folds an event as it was recorded.
    public func apply(_ recorded: Recorded<Event>, to state: inout State) -> [ProjectedRow] {
        apply(recorded.event, at: recorded.occurrence, to: &state)
    }
}

/// A projection that can fold some encoded events without decoding them.
///
/// It gives the rows of ``Projection/apply(_:at:to:)`` of the decoded event. Only a projection that
/// knows a codec's bytes, and is folded over millions of events, needs it.
package protocol InPlaceFolding: Projection {
    /// Decodes and folds one event, or folds it from its bytes.
    ///
    /// - Throws: ``UnreadableEvent`` when `codec` cannot decode it.
    func apply<Codec: EventCodec>(
        _ encoded: borrowing EncodedEvent, decodedBy codec: Codec, to state: inout State
    ) throws(UnreadableEvent) -> [ProjectedRow] where Codec.Event == Event
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
