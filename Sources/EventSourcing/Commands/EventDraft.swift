/// An event as the store takes it: named, tagged and encoded.
public struct EventDraft: Hashable, Sendable {
    /// The event's type.
    public let type: EventName
    /// The version of the payload's shape, from 1.
    public let schemaVersion: UInt16
    /// What the event is about; sorted, without repetition.
    public let tags: [EventTag]
    /// The encoded event.
    public let payload: [UInt8]
    /// What somebody typed, by field, sorted: it is kept where it can be erased, and the payload has none
    /// of it.
    public let texts: [DraftText]
    /// When it held, where that is not the command's own time.
    public let effectiveAt: EffectiveTime?
    /// The codec that can read every payload it encodes of this type, and encoded this one; a store
    /// need not try whether it can.
    package let readableBy: ObjectIdentifier?

    /// Makes a draft; a store tries it on its projections before it is recorded.
    ///
    /// - Parameters:
    ///   - type: The event's type.
    ///   - schemaVersion: The version of the payload's shape, from 1.
    ///   - tags: What the event is about.
    ///   - payload: The encoded event, without what somebody typed.
    ///   - texts: What somebody typed, each field once.
    ///   - effectiveAt: When it held, where that is not the command's own time.
    public init(
        type: EventName, schemaVersion: UInt16 = 1, tags: [EventTag], payload: [UInt8],
        texts: [DraftText] = [], effectiveAt: EffectiveTime? = nil
    ) {
        self.init(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload, texts: texts,
            effectiveAt: effectiveAt, readableBy: nil)
    }

    /// Makes a draft for a codec that can read every payload it encodes of this type.
    ///
    /// Only the encoder of a codec may say so, of a type for which nothing else is possible: no event is
    /// ever taken back, and one that cannot be read stops the rows of its stream.
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
        // Most tags come in order; a set of them costs as much as encoding the event.
        let isInOrder = zip(tags, tags.dropFirst()).allSatisfy { $0 < $1 }
        self.tags = isInOrder ? tags : Set(tags).sorted()
        self.payload = payload
        self.texts = texts.count < 2 ? texts : texts.sorted { $0.field < $1.field }
        self.effectiveAt = effectiveAt
        self.readableBy = readableBy
    }
}

extension EventDraft {
    /// The same event with an effective time of its own; `nil` for the command's own time.
    public func holding(at time: EffectiveTime?) -> EventDraft {
        EventDraft(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload, texts: texts,
            effectiveAt: time, readableBy: readableBy)
    }
}

/// A text that an event is to be recorded with.
public struct DraftText: Hashable, Sendable {
    /// Which field of the event; see ``TextField/init(event:index:)``.
    public let field: TextField
    /// The text; may be empty.
    public let value: String

    public init(_ field: TextField, _ value: String) {
        self.field = field
        self.value = value
    }
}
