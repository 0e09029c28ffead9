internal import ByteCoding

/// A borrowed view of a stored event: its bytes in place, and what a fold may want to know of its record.
///
/// The view cannot escape the closure that receives it. Nothing was copied to make it; only
/// asking for ``record`` makes values of everything.
public struct EncodedEvent: ~Escapable {
    /// The event's place in the ledger.
    public let position: Position
    /// Its place in its stream.
    public let sequence: StreamSequence
    /// Where the events of its command stand.
    public let command: CommandPositions
    /// The version of its payload's shape.
    public let schemaVersion: UInt16
    /// Where the event comes from.
    public let origin: Origin
    /// When the ledger learnt it.
    public let recordedAt: Timestamp
    /// When what it says held, as claimed.
    public let effectiveAt: EffectiveTime
    @usableFromInline let type: Span<UInt8>
    @usableFromInline let encoded: Span<UInt8>
    @usableFromInline let bytes: Span<UInt8>
    /// Everything that is kept beside the record, the command's texts too.
    @usableFromInline let kept: [FieldText]
    @usableFromInline let read: RecordReader

    /// Makes the record of the bytes under a position, with what is kept beside it.
    @usableFromInline package typealias RecordReader =
        @Sendable (Span<UInt8>, Position, [FieldText]) throws(EventStoreError) -> Record

    /// Makes a view of `bytes`, of which `read` makes a record.
    ///
    /// A store makes one for each record that it shows.
    @_lifetime(copy bytes, copy type, copy payload)
    @inlinable package init(
        _ occurrence: Occurrence, sequence: StreamSequence, schemaVersion: UInt16,
        type: Span<UInt8>, payload: Span<UInt8>, keeping texts: [FieldText], in bytes: Span<UInt8>,
        _ read: @escaping RecordReader
    ) {
        position = occurrence.position
        command = occurrence.command
        self.sequence = sequence
        self.schemaVersion = schemaVersion
        origin = occurrence.origin
        recordedAt = occurrence.recordedAt
        effectiveAt = occurrence.effectiveAt
        kept = texts
        self.type = type
        encoded = payload
        self.bytes = bytes
        self.read = read
    }

    /// The UTF-8 bytes of its type.
    @inlinable public var typeBytes: Span<UInt8> { @_lifetime(copy self) get { type } }

    /// The encoded event.
    @inlinable public var payload: Span<UInt8> { @_lifetime(copy self) get { encoded } }

    /// Whether the event is of that type.
    public func isOf(_ type: EventName) -> Bool {
        typeBytes.isEqual(to: type.rawValue.utf8.span)
    }

    /// What somebody typed in the event, by field; to a projection, all of it counts as erased.
    public var texts: [FieldText] { kept.isEmpty ? kept : kept.filter { !$0.field.isOfCommand } }

    /// The whole record, to keep.
    ///
    /// - Throws: ``UnreadableEvent`` when its bytes cannot be one.
    public var record: Record {
        get throws(UnreadableEvent) {
            do throws(EventStoreError) { return try read(bytes, position, kept) } catch {
                throw UnreadableEvent(self, problem: error.message)
            }
        }
    }

    /// The event's type, or what of its bytes is text: for an error to name.
    var typeName: EventName {
        EventName(accepted: typeBytes.text ?? "unreadable")
    }
}

extension Record {
    /// Calls `body` with a view of the record's event, as a store does.
    public func withEncodedEvent<Result, Failure: Error>(
        _ body: (borrowing EncodedEvent) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(
            EncodedEvent(
                occurrence, sequence: sequence, schemaVersion: schemaVersion,
                type: type.rawValue.utf8Span.span, payload: payload.span,
                keeping: eventTexts, in: payload.span
            ) { _, _, _ throws(EventStoreError) in self })
    }
}
