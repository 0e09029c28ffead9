/// An event to be recorded: named, tagged and encoded.
public struct EventDraft: Hashable, Sendable {
    /// The event's type.
    public let type: EventName
    /// The schema version of the payload, from 1.
    public let schemaVersion: UInt16
    /// The subjects of the event; sorted, without repetition.
    public let tags: [EventTag]
    /// The encoded event.
    public let payload: [UInt8]
    /// The free texts, by field, sorted.
    ///
    /// They are stored separately so that they can be erased; the payload contains none of them.
    public let texts: [DraftText]
    /// The effective time of the event, where it differs from that of the command.
    public let effectiveAt: EffectiveTime?
    /// The codec that encoded this event and can read every payload of this type that it encodes.
    ///
    /// A store then skips the check whether the event can be read.
    package let readableBy: ObjectIdentifier?

    /// Creates a draft.
    ///
    /// A store checks that its projections can read it before it is recorded.
    ///
    /// - Parameters:
    ///   - type: The event's type.
    ///   - schemaVersion: The schema version of the payload, from 1.
    ///   - tags: The subjects of the event.
    ///   - payload: The encoded event, without free texts.
    ///   - texts: The free texts, each field once.
    ///   - effectiveAt: The effective time of the event, where it differs from that of the command.
    public init(
        type: EventName, schemaVersion: UInt16 = 1, tags: [EventTag], payload: [UInt8],
        texts: [DraftText] = [], effectiveAt: EffectiveTime? = nil
    ) {
        self.init(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload, texts: texts,
            effectiveAt: effectiveAt, readableBy: nil)
    }

    /// Creates a draft for a codec that can read every payload of this type that it encodes.
    ///
    /// Only the encoder of a codec may use it, and only for a type whose payloads are always
    /// readable. A recorded event cannot be removed, and an unreadable one stops the rows of its
    /// stream.
    package init(
        type: EventName, schemaVersion: UInt16, tags: [EventTag], payload: [UInt8],
        effectiveAt: EffectiveTime? = nil, alwaysReadableBy codec: any EventCodec.Type
    ) {
        self.init(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload, texts: [],
            effectiveAt: effectiveAt, readableBy: ObjectIdentifier(codec))
    }

    private init(
        type: EventName, schemaVersion: UInt16, tags: [EventTag], payload: [UInt8],
        texts: [DraftText], effectiveAt: EffectiveTime?, readableBy: ObjectIdentifier?
    ) {
        self.type = type
        self.schemaVersion = schemaVersion
        // Most tags are already sorted; building a set of them costs as much as encoding the event.
        let isInOrder = zip(tags, tags.dropFirst()).allSatisfy { $0 < $1 }
        self.tags = isInOrder ? tags : Set(tags).sorted()
        self.payload = payload
        self.texts = texts.count < 2 ? texts : texts.sorted { $0.field < $1.field }
        self.effectiveAt = effectiveAt
        self.readableBy = readableBy
    }
}

extension EventDraft {
    /// Returns the event with its own effective time; `nil` for the command's effective time.
    public func holding(at time: EffectiveTime?) -> EventDraft {
        EventDraft(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload, texts: texts,
            effectiveAt: time, readableBy: readableBy)
    }
}

/// A free text to record with an event.
public struct DraftText: Hashable, Sendable {
    /// The field of the event; see ``TextField/init(event:index:)``.
    public let field: TextField
    /// The text; may be empty.
    public let value: String

    /// Creates a text for a field.
    public init(_ field: TextField, _ value: String) {
        self.field = field
        self.value = value
    }
}
