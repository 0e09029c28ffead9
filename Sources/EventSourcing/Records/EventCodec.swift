/// The mapping between a record's bytes and the events of today.
///
/// It is the upcaster: every shape that was ever stored decodes to the shape of now.
public protocol EventCodec: Sendable {
    associatedtype Event: Sendable

    /// Names, tags and encodes `event`.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - provenance: On whose word it rests; some tags name who acted.
    /// - Returns: The event as a store takes it.
    func encode(_ event: Event, by provenance: Provenance) -> EventDraft

    /// Decodes an event.
    ///
    /// - Throws: ``UnreadableEvent`` when the type or the schema version is newer than this code,
    ///   or the payload is malformed.
    func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Event
}

extension EventCodec {
    /// Decodes the event of `record`.
    ///
    /// - Throws: ``UnreadableEvent`` as for an encoded event.
    public func decode(_ record: Record) throws(UnreadableEvent) -> Event {
        try record.withEncodedEvent { event throws(UnreadableEvent) in try decode(event) }
    }
}
