internal import ByteCoding
public import EventSourcing

/// A record where it lies in the ledger: its checksum was checked, and nothing was copied.
///
/// It is valid within the closure it is given to, and the compiler keeps it there. What is asked for
/// as a value is checked and copied then; asking for bytes costs nothing.
public struct ScannedRecord: ~Escapable {
    private let header: RecordHeader
    private let bytes: Span<UInt8>

    @_lifetime(copy bytes)
    init(_ header: RecordHeader, in bytes: Span<UInt8>) {
        self.header = header
        self.bytes = bytes
    }
}

// MARK: - In place

extension ScannedRecord {
    /// The event's place in the ledger.
    public var position: Position { header.position }

    /// Its place in its stream.
    public var sequence: StreamSequence { header.sequence }

    /// When the ledger learnt it.
    public var recordedAt: Timestamp { header.recordedAt }

    /// When what it says held, as claimed.
    public var effectiveAt: EffectiveTime { header.effectiveAt }

    /// How long it is on disk.
    ///
    /// Unit: bytes.
    public var sizeInBytes: Int { bytes.count }

    /// The version of its payload's shape.
    public var schemaVersion: UInt16 { header.schemaVersion }

    /// Where the event comes from.
    public var origin: Origin { header.origin }

    /// Which of its command's events it is; 0 is the first.
    public var indexInCommand: UInt16 { header.indexInCommand }

    /// The UTF-8 bytes of the stream's name.
    public var streamBytes: Span<UInt8> {
        @_lifetime(copy self) get { header.streamBytes(in: bytes) }
    }

    /// The UTF-8 bytes of the type.
    public var typeBytes: Span<UInt8> {
        @_lifetime(copy self) get { header.typeBytes(in: bytes) }
    }

    /// The encoded event.
    public var payload: Span<UInt8> {
        @_lifetime(copy self) get { header.payloadBytes(in: bytes) }
    }

    /// The event, as a codec reads it and a projection folds it.
    public var event: EncodedEvent {
        @_lifetime(copy self) get {
            EncodedEvent(
                position: position, sequence: sequence, schemaVersion: schemaVersion,
                origin: origin, recordedAt: recordedAt, effectiveAt: effectiveAt,
                type: typeBytes, payload: payload, in: bytes, RecordFormat.decode)
        }
    }

    /// Whether the event is of that stream.
    public func isOf(_ stream: StreamName) -> Bool {
        streamBytes.isEqual(to: stream.rawValue.utf8.span)
    }

    /// Whether the event is of that type.
    public func isOf(_ type: EventName) -> Bool {
        typeBytes.isEqual(to: type.rawValue.utf8.span)
    }

    /// Lends the UTF-8 bytes of the name and the value of each tag, in their order.
    ///
    /// - Throws: Code `integrity` when the tags are malformed; what `body` threw.
    public func forEachTag(
        _ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) throws(EventStoreError) -> Void
    ) throws(EventStoreError) { try header.forEachTag(in: bytes, body) }

    /// Whether the event carries that tag.
    ///
    /// - Throws: Code `integrity` when the tags are malformed.
    public func has(_ tag: EventTag) throws(EventStoreError) -> Bool {
        var isFound = false
        try forEachTag { name, value throws(EventStoreError) in
            if value.isEqual(to: tag.value.utf8Span.span), name.isEqual(to: tag.name.utf8Span.span)
            {
                isFound = true
            }
        }
        return isFound
    }

    /// Whether the event matches `query`.
    func matches(_ query: Query) throws(EventStoreError) -> Bool {
        // Lent, not copied: this is asked of every record that is read along the index.
        let clauses = query.clauses.span
        for index in clauses.indices where try matches(clauses[index]) { return true }
        return false
    }

    private func matches(_ clause: Query.Clause) throws(EventStoreError) -> Bool {
        if let stream = clause.stream, !isOf(stream) { return false }
        if !clause.types.isEmpty, !clause.types.contains(where: { isOf($0) }) { return false }
        for tag in clause.tags where try !has(tag) { return false }
        return true
    }
}

// MARK: - As values

/// Each throws code `integrity` when the bytes cannot be such a value.
extension ScannedRecord {
    /// The stream that the event belongs to.
    public var stream: StreamName { get throws(EventStoreError) { try header.stream(in: bytes) } }

    /// The event's type.
    public var type: EventName { get throws(EventStoreError) { try header.type(in: bytes) } }

    /// Who acted.
    public var actor: Agent.ID { get throws(EventStoreError) { try header.actor(in: bytes) } }

    /// What the event is about, sorted.
    public var tags: [EventTag] { get throws(EventStoreError) { try header.tags(in: bytes) } }

    /// What the events of the command share, in its first record.
    public var command: CommandDetails? {
        get throws(EventStoreError) { try header.command(in: bytes) }
    }

    /// The whole record, to keep.
    public var record: Record { get throws(EventStoreError) { try header.record(in: bytes) } }
}
