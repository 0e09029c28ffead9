/// The mapping between a record's bytes and the events of today.
///
/// It is the upcaster: every shape that was ever stored decodes to the shape of now.
public protocol EventCodec: Sendable {
    associatedtype Event: Sendable

    /// Names, tags and encodes `event`.
    func encode(_ event: Event) -> EventDraft

    /// Decodes an event where it lies.
    ///
    /// - Throws: ``UnreadableEvent`` when the type or the schema version is newer than this code,
    ///   or the payload is malformed.
    func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Event
}

extension EventCodec {
    /// Decodes the event of `record`.
    ///
    /// - Throws: ``UnreadableEvent`` as for an event that is lent.
    public func decode(_ record: Record) throws(UnreadableEvent) -> Event {
        try record.withEncodedEvent { event throws(UnreadableEvent) in try decode(event) }
    }
}
