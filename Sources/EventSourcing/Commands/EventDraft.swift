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
    /// When it held, where that is not the command's own time.
    public let effectiveAt: EffectiveTime?
    /// The codec that encoded it, and so can read it; others are tried before it is recorded.
    package let encoder: ObjectIdentifier?

    /// Makes a draft.
    ///
    /// - Parameters:
    ///   - type: The event's type.
    ///   - schemaVersion: The version of the payload's shape, from 1.
    ///   - tags: What the event is about.
    ///   - payload: The encoded event.
    ///   - effectiveAt: When it held, where that is not the command's own time.
    ///   - codec: The codec that encodes it: a store that folds events with the same one need not try
    ///     whether it can read this one.
    public init(
        type: EventName, schemaVersion: UInt16 = 1, tags: [EventTag], payload: [UInt8],
        effectiveAt: EffectiveTime? = nil, encodedBy codec: (any EventCodec.Type)? = nil
    ) {
        self.init(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload,
            effectiveAt: effectiveAt, encoder: codec.map { ObjectIdentifier($0) })
    }

    private init(
        type: EventName, schemaVersion: UInt16, tags: [EventTag], payload: [UInt8],
        effectiveAt: EffectiveTime?, encoder: ObjectIdentifier?
    ) {
        self.type = type
        self.schemaVersion = schemaVersion
        self.tags = Set(tags).sorted()
        self.payload = payload
        self.effectiveAt = effectiveAt
        self.encoder = encoder
    }
}

extension EventDraft {
    /// The same event with an effective time of its own; `nil` for the command's own time.
    public func holding(at time: EffectiveTime?) -> EventDraft {
        EventDraft(
            type: type, schemaVersion: schemaVersion, tags: tags, payload: payload,
            effectiveAt: time, encoder: encoder)
    }
}
