/// Something that happened, in the past tense; one struct in one file for each.
public protocol Event: Hashable, Sendable {
    /// Its name on disk, for ever.
    static var name: EventName { get }
}

/// An event as the store takes it: named, tagged and encoded.
public struct EventDraft: Hashable, Sendable {
    /// The event's type.
    public let type: EventName
    /// The version of the payload's shape, from 1.
    public let schemaVersion: UInt16
    /// What the event is about; sorted, without repetition.
    public let tags: [Tag]
    /// The encoded event.
    public let payload: [UInt8]
    /// When it held, where that is not the command's own time.
    public let effectiveAt: EffectiveTime?
    /// The codec that can read every payload it encodes of this type, and encoded this one; a store
    /// need not try whether it can.
    package let readableBy: ObjectIdentifier?

    /// Makes a draft, which a store tries on its projections before it is recorded.
    ///
    /// - Parameters:
    ///   - type: The event's type.
    ///   - schemaVersion: The version of the payload's shape, from 1.
    ///   - tags: What the event is about.
    ///   - payload: The encoded event.
    ///   - effectiveAt: When it held, where that is not the command's own time.
    public init(
        type: EventName, schemaVersion: UInt16 = 1, tags: [Tag], payload: [UInt8],
        effectiveAt: EffectiveTime? = nil
    ) {
        self.init(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload,
            effectiveAt: effectiveAt, readableBy: nil)
    }

    /// The same for a codec that can read every payload it encodes of this type.
    ///
    /// Only the encoder of a codec may say so, of a type for which nothing else can come of it: no
    /// event is ever taken back, and one that cannot be read stops the rows of its stream.
    package init(
        type: EventName, schemaVersion: UInt16, tags: [Tag], payload: [UInt8],
        effectiveAt: EffectiveTime? = nil, alwaysReadableBy codec: any EventCodec.Type
    ) {
        self.init(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload,
            effectiveAt: effectiveAt, readableBy: ObjectIdentifier(codec))
    }

    private init(
        type: EventName, schemaVersion: UInt16, tags: [Tag], payload: [UInt8],
        effectiveAt: EffectiveTime?, readableBy: ObjectIdentifier?
    ) {
        self.type = type
        self.schemaVersion = schemaVersion
        self.tags = Set(tags).sorted()
        self.payload = payload
        self.effectiveAt = effectiveAt
        self.readableBy = readableBy
    }
}

extension EventDraft {
    /// The same event with other tags, and its own effective time.
    public func with(_ tags: [Tag], effectiveAt: EffectiveTime?) -> EventDraft {
        EventDraft(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload,
            effectiveAt: effectiveAt, readableBy: readableBy)
    }
}

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

/// A record whose event this code cannot read.
public struct UnreadableEvent: Error, Hashable, CustomStringConvertible {
    /// Where it stands.
    public let position: Position
    /// Its type.
    public let type: EventName
    /// The version of its payload.
    public let schemaVersion: UInt16
    /// What is the matter, without the payload.
    public let problem: String

    public init(_ event: borrowing EncodedEvent, problem: String) {
        position = event.position
        type = event.typeName
        schemaVersion = event.schemaVersion
        self.problem = problem
    }

    public var description: String {
        "Event \(type), schema version \(schemaVersion), at position \(position): \(problem)"
    }
}
