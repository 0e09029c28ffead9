/// A read model: a pure fold over the events of one stream, with the rows that people see.
///
/// The **state** is everything the fold must remember of a stream; the store keeps one state row a
/// stream. A **row** is a value that people see. A command is the unit of what they see: the fold is asked
/// for rows after the last event of each command, and what stood in between never was a row. The store
/// keeps every row, keyed by the command's last position, so that *as of* is one seek.
///
/// A projection is given every text that somebody typed as erased: rows and states must not hold it, or
/// erasing it would leave a copy, and the rows could not be made again.
public protocol Projection: Sendable {
    associatedtype Event: Sendable
    associatedtype State: Sendable

    /// Names the rows and the watermark.
    static var name: ProjectionName { get }
    /// Raised whenever ``apply(_:at:to:)`` or a row's shape changes meaning; new rows are then built,
    /// beside the old ones.
    static var revision: UInt32 { get }
    /// Which streams it is about: those whose first event matches; all of them unless told.
    ///
    /// Events of other streams are not folded and need not be readable, so several domains can share a
    /// ledger.
    static var scope: Query { get }

    /// The state of a stream before its first event.
    func initialState() -> State

    /// Folds one event in.
    func apply(_ event: Event, at occurrence: Occurrence, to state: inout State)

    /// The rows that changed since it was last asked, each key once; an equal row is not a change.
    ///
    /// It is asked after the last event of each command. The state notes that it was.
    func takeChangedRows(from state: inout State) -> [ProjectedRow]

    /// The one encoding of `state`, right after it was asked for rows.
    func encode(_ state: State) -> [UInt8]

    /// Reads ``encode(_:)`` back. What is large and never changes need not be in the state: it can
    /// be read again from the record that holds it.
    func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<Event>
    ) throws(EventStoreError) -> State
}

extension Projection {
    public static var scope: Query { .everything }

    /// Folds an event as it was recorded.
    public func apply(_ recorded: Recorded<Event>, to state: inout State) {
        apply(recorded.event, at: recorded.occurrence, to: &state)
    }
}

/// A projection that can fold some encoded events without decoding them.
///
/// The state is that of ``Projection/apply(_:at:to:)`` with the decoded event. Only a projection that
/// knows a codec's bytes, and is folded over millions of events, needs it.
package protocol InPlaceFolding: Projection {
    /// Decodes and folds one event, or folds it from its bytes.
    ///
    /// - Throws: ``UnreadableEvent`` when `codec` cannot decode it.
    func apply<Codec: EventCodec>(
        _ encoded: borrowing EncodedEvent, decodedBy codec: Codec, to state: inout State
    ) throws(UnreadableEvent) where Codec.Event == Event
}

/// A row that a command changed.
public struct ProjectedRow: Hashable, Sendable {
    /// Which entity.
    public let key: RowKey
    /// Its value from that command on.
    public let value: [UInt8]

    public init(key: RowKey, value: [UInt8]) {
        self.key = key
        self.value = value
    }
}

/// A value that people saw, and the command that made it so.
public struct HistoryRow: Hashable, Sendable {
    /// Which entity.
    public let key: RowKey
    /// The last event of the command that gave the entity this value.
    public let position: Position
    /// The value, as the projection encoded it.
    public let value: [UInt8]

    public init(key: RowKey, position: Position, value: [UInt8]) {
        self.key = key
        self.position = position
        self.value = value
    }
}
