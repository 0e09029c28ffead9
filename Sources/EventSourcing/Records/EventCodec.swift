/// The mapping between a record's bytes and the current event types.
///
/// It also upgrades old events: every format that was ever stored decodes to the current type.
public protocol EventCodec: Sendable {
    /// The type of the events.
    associatedtype Event: Sendable

    /// Names, tags and encodes `event`.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - provenance: The source of the event; some tags name the actor.
    /// - Returns: The draft to record.
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
