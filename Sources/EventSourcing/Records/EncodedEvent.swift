internal import ByteCoding

/// A borrowed view of a stored event: its bytes in place, and the properties of its record.
///
/// The view cannot escape the closure that receives it. It copies nothing; only ``record`` creates
/// values of all fields.
public struct EncodedEvent: ~Escapable {
    /// The event's position in the ledger.
    public let position: Position
    /// Its sequence number in its stream.
    public let sequence: StreamSequence
    /// The positions of the events of its command.
    public let command: CommandPositions
    /// The schema version of its payload.
    public let schemaVersion: UInt16
    /// The origin of the event.
    public let origin: Origin
    /// When the ledger recorded it.
    public let recordedAt: Timestamp
    /// The effective time, as stated.
    public let effectiveAt: EffectiveTime
    @usableFromInline let actorKey: Span<UInt8>
    @usableFromInline let type: Span<UInt8>
    @usableFromInline let encoded: Span<UInt8>
    @usableFromInline let bytes: Span<UInt8>
    /// All texts stored beside the record, including those of the command.
    @usableFromInline let kept: [FieldText]
    @usableFromInline let read: RecordReader

    /// Builds a record from its bytes, its position and the texts stored beside it.
    @usableFromInline package typealias RecordReader =
        @Sendable (Span<UInt8>, Position, [FieldText]) throws(EventStoreError) -> Record

    /// Creates a view of `bytes`; `read` builds the record from them.
    ///
    /// A store creates one for each record that it passes to a reader.
    @_lifetime(copy bytes, copy type, copy payload, copy actor)
    @inlinable package init(
        at position: Position, in command: CommandPositions, recordedAt: Timestamp,
        effectiveAt: EffectiveTime, origin: Origin, by actor: Span<UInt8>,
        sequence: StreamSequence, schemaVersion: UInt16, type: Span<UInt8>, payload: Span<UInt8>,
        keeping texts: [FieldText], in bytes: Span<UInt8>,
        _ read: @escaping RecordReader
    ) {
        self.position = position
        self.command = command
        actorKey = actor
        self.sequence = sequence
        self.schemaVersion = schemaVersion
        self.origin = origin
        self.recordedAt = recordedAt
        self.effectiveAt = effectiveAt
        kept = texts
        self.type = type
        encoded = payload
        self.bytes = bytes
        self.read = read
    }

    /// The UTF-8 bytes of its type.
    @inlinable public var typeBytes: Span<UInt8> { @_lifetime(copy self) get { type } }

    /// The key of the person or program that recorded it.
    ///
    /// Each read creates a text, so most folds do without it.
    public var actor: Agent.ID { Agent.ID(accepted: actorKey.repairedText) }

    /// The encoded event.
    @inlinable public var payload: Span<UInt8> { @_lifetime(copy self) get { encoded } }

    /// Whether the event is of that type.
    public func isOf(_ type: EventName) -> Bool {
        typeBytes.isEqual(to: type.rawValue.utf8.span)
    }

    /// The free texts of the event, by field.
    ///
    /// A projection gets all of them as erased.
    public var texts: [FieldText] { kept.isEmpty ? kept : kept.filter { !$0.field.isOfCommand } }

    /// A copy of the whole record.
    ///
    /// - Throws: ``UnreadableEvent`` when its bytes are not a valid record.
    public var record: Record {
        get throws(UnreadableEvent) {
            do throws(EventStoreError) { return try read(bytes, position, kept) } catch {
                throw UnreadableEvent(self, problem: error.message)
            }
        }
    }

    /// The event's type, or `unreadable` when its bytes are not text, for errors.
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
                at: position, in: occurrence.command, recordedAt: recordedAt,
                effectiveAt: effectiveAt, origin: origin, by: actor.rawValue.utf8Span.span,
                sequence: sequence, schemaVersion: schemaVersion, type: type.rawValue.utf8Span.span,
                payload: payload.span,
                keeping: eventTexts, in: payload.span
            ) { _, _, _ throws(EventStoreError) in self })
    }
}
