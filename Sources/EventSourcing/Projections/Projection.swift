/// A read model: a pure fold over the events of one stream, with the rows that users see.
///
/// The **state** is everything that the fold needs to remember of a stream. The store keeps one
/// state row per stream. A **row** is a value that users see. Rows change per command: the fold
/// returns rows after the last event of each command, and intermediate values are never rows. The
/// store keeps every row, keyed by the command's last position, so that *as of* is one seek.
///
/// A projection gets every free text as erased. Rows and states must not contain free text: erasing
/// it would leave a copy, and the rows could not be rebuilt.
public protocol Projection: Sendable {
    /// The type of the events.
    associatedtype Event: Sendable
    /// The type of a stream's state.
    associatedtype State: Sendable

    /// Identifies the rows and the watermark.
    static var name: ProjectionName { get }
    /// The revision of the fold.
    ///
    /// Raise it whenever ``apply(_:at:to:)`` or the format of a row changes meaning; new rows are
    /// then built beside the old ones.
    static var revision: UInt32 { get }
    /// Selects the streams of the projection: those whose first event matches.
    ///
    /// Default: all streams.
    ///
    /// Events of other streams are not folded and need not be readable, so several domains can
    /// share a ledger.
    static var scope: Query { get }

    /// The state of a stream before its first event.
    func initialState() -> State

    /// Folds one event into the state.
    func apply(_ event: Event, at occurrence: Occurrence, to state: inout State)

    /// The rows that changed since the last call, each key once; an equal row is not a change.
    ///
    /// The store calls it after the last event of each command. The state records the call.
    func takeChangedRows(from state: inout State) -> [ProjectedRow]

    /// The canonical encoding of `state`, directly after ``takeChangedRows(from:)``.
    func encode(_ state: State) -> [UInt8]

    /// Decodes the output of ``encode(_:)``.
    ///
    /// The state may leave out large values that never change, and read them again with `event`
    /// from the record that contains them.
    ///
    /// - Throws: Code `integrity` for bytes that are not a state, or the error of `event`.
    func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<Event>
    ) throws(EventStoreError) -> State
}

extension Projection {
    /// All streams.
    public static var scope: Query { .everything }

    /// Folds a recorded event into the state.
    public func apply(_ recorded: Recorded<Event>, to state: inout State) {
        apply(recorded.event, at: recorded.occurrence, to: &state)
    }
}

/// A projection that can fold some encoded events without decoding them.
///
/// The resulting state equals that of ``Projection/apply(_:at:to:)`` with the decoded event. Only a
/// projection that knows a codec's bytes, and that folds millions of events, needs it.
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
    /// The key of the entity.
    public let key: RowKey
    /// Its value since that command.
    public let value: [UInt8]

    /// Creates a row.
    public init(key: RowKey, value: [UInt8]) {
        self.key = key
        self.value = value
    }
}

/// A value that users saw, and the command that set it.
public struct HistoryRow: Hashable, Sendable {
    /// The key of the entity.
    public let key: RowKey
    /// The last event of the command that gave the entity this value.
    public let position: Position
    /// The value, as the projection encoded it.
    public let value: [UInt8]

    /// Creates a history row from its fields.
    public init(key: RowKey, position: Position, value: [UInt8]) {
        self.key = key
        self.position = position
        self.value = value
    }
}
