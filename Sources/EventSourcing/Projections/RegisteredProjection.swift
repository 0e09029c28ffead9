internal import ByteCoding

/// A type-erased projection that a store runs over records.
public struct RegisteredProjection: Sendable {
    /// Identifies the rows and the watermark.
    public let name: ProjectionName
    /// The revision of the fold.
    public let revision: UInt32
    /// The digest of name, revision and the inputs of the projection.
    ///
    /// Rows with another fingerprint belong to another program.
    public let fingerprint: ContentDigest

    /// Selects the streams of the projection: those whose first event matches.
    public let scope: Query

    /// The type of the codec.
    package let codec: ObjectIdentifier
    private let read: @Sendable (borrowing EncodedEvent) throws(UnreadableEvent) -> Void
    private let makeFold: @Sendable () -> any Fold
    private let restoreFold:
        @Sendable ([UInt8], (Position) throws(EventStoreError) -> Record) throws(EventStoreError)
            -> any Fold

    /// Registers `projection`, which reads records with `codec`.
    ///
    /// - Parameters:
    ///   - projection: The fold.
    ///   - codec: The mapping from records to its events.
    ///   - inputs: Other values that the rows depend on: schema versions, content hashes.
    public init<P: Projection, Codec: EventCodec>(
        _ projection: P, codec: Codec, inputs: [String] = []
    ) where P.Event == Codec.Event {
        self.init(projection, codec, inputs) {
            event, state throws(UnreadableEvent) in
            projection.apply(try codec.decode(event), at: event.occurrence, to: &state)
        }
    }

    /// Registers a projection that can fold encoded events in place.
    package init<P: InPlaceFolding, Codec: EventCodec>(
        inPlace projection: P, codec: Codec, inputs: [String] = []
    ) where P.Event == Codec.Event {
        self.init(projection, codec, inputs) {
            event, state throws(UnreadableEvent) in
            try projection.apply(event, decodedBy: codec, to: &state)
        }
    }

    private init<P: Projection, Codec: EventCodec>(
        _ projection: P, _ codec: Codec, _ inputs: [String],
        apply: @escaping TypedFold<P>.Apply
    ) where P.Event == Codec.Event {
        name = P.name
        revision = P.revision
        scope = P.scope
        var content = ByteWriter()
        content.text(P.name.rawValue)
        content.integer(P.revision)
        content.list(inputs) { $0.text($1) }
        fingerprint = ContentDigest(of: content.bytes)
        self.codec = ObjectIdentifier(Codec.self)
        read = { event throws(UnreadableEvent) in
            try event.requireNotLost()
            _ = try codec.decode(event)
        }
        makeFold = {
            TypedFold(projection: projection, apply: apply, typed: projection.initialState())
        }
        restoreFold = { bytes, record throws(EventStoreError) in
            TypedFold(
                projection: projection, apply: apply,
                typed: try projection.decode(bytes) { position throws(EventStoreError) in
                    let record = try record(position)
                    do throws(UnreadableEvent) {
                        return Recorded(try codec.decode(record), in: record)
                    } catch { throw EventStoreError(unreadable: error) }
                })
        }
    }

    /// Checks that this projection can read `event`.
    ///
    /// - Throws: ``UnreadableEvent`` when it cannot.
    package func tryReading(_ event: borrowing EncodedEvent) throws(UnreadableEvent) {
        try read(event)
    }

    /// The fold of a stream before its first event.
    package func fold() -> any Fold { makeFold() }

    /// The fold of a stream, restored from its state row.
    package func fold(
        restoring state: [UInt8],
        reading record: (Position) throws(EventStoreError) -> Record
    ) throws(EventStoreError) -> any Fold {
        try restoreFold(state, record)
    }
}

/// The fold of one stream in progress.
package protocol Fold: Sendable {
    /// Folds one event in.
    mutating func apply(_ event: borrowing EncodedEvent) throws(UnreadableEvent)
    /// The rows that changed since the last call.
    mutating func takeChangedRows() -> [ProjectedRow]
    /// The state row.
    var state: [UInt8] { get }
}

private struct TypedFold<P: Projection>: Fold {
    typealias Apply =
        @Sendable (borrowing EncodedEvent, inout P.State) throws(UnreadableEvent) -> Void

    let projection: P
    let apply: Apply
    var typed: P.State

    mutating func apply(_ event: borrowing EncodedEvent) throws(UnreadableEvent) {
        try event.requireNotLost()
        try apply(event, &typed)
    }

    mutating func takeChangedRows() -> [ProjectedRow] { projection.takeChangedRows(from: &typed) }

    var state: [UInt8] { projection.encode(typed) }
}
