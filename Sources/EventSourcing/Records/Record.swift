/// One event as the ledger stores it: immutable, self-contained, checked on every read.
public struct Record: Hashable, Identifiable, Sendable {
    /// The event's position in the ledger.
    public let position: Position
    /// The stream it belongs to.
    public let stream: StreamName
    /// Its sequence number in that stream.
    public let sequence: StreamSequence
    /// Its type.
    public let type: EventName
    /// The schema version of its payload.
    public let schemaVersion: UInt16
    /// Its tags, sorted.
    public let tags: [EventTag]
    /// The actor.
    public let actor: Agent.ID
    /// The origin of the event.
    public let origin: Origin
    /// When the ledger recorded it; never before the record at the previous position.
    public let recordedAt: Timestamp
    /// The effective time, as stated.
    public let effectiveAt: EffectiveTime
    /// The index of the event in its command, from 0.
    public let indexInCommand: UInt16
    /// How many events its command recorded, at least 1.
    public let eventCount: UInt16
    /// The details of the command, which only its first record contains.
    public let command: CommandDetails?
    /// The encoded event, without free texts.
    public let payload: [UInt8]
    /// The free texts, by field, sorted.
    ///
    /// The first record of a command also has the texts of the command.
    public let texts: [RecordedText]

    /// The maximum length of a whole record: event, provenance and observation.
    ///
    /// Unit: bytes.
    public static let longestInBytes = 65_535

    /// The position of the first event of the same command.
    public var firstOfCommand: Position { occurrence.command.first }

    /// The position of the last event of the same command, at which users see its result.
    public var lastOfCommand: Position { occurrence.command.last }

    /// The texts of its event, as a codec reads them.
    public var eventTexts: [FieldText] {
        texts.isEmpty
            ? [] : texts.filter { !$0.field.isOfCommand }.map { FieldText($0.field, $0.text) }
    }

    /// The position, which no other record of the ledger has.
    public var id: Position { position }

    /// Creates a record from its fields.
    public init(
        position: Position, stream: StreamName, sequence: StreamSequence, type: EventName,
        schemaVersion: UInt16, tags: [EventTag], actor: Agent.ID, origin: Origin,
        recordedAt: Timestamp, effectiveAt: EffectiveTime, indexInCommand: UInt16,
        eventCount: UInt16, command: CommandDetails?, payload: [UInt8], texts: [RecordedText] = []
    ) {
        self.position = position
        self.stream = stream
        self.sequence = sequence
        self.type = type
        self.schemaVersion = schemaVersion
        self.tags = tags
        self.actor = actor
        self.origin = origin
        self.recordedAt = recordedAt
        self.effectiveAt = effectiveAt
        self.indexInCommand = indexInCommand
        self.eventCount = eventCount
        self.command = command
        self.payload = payload
        self.texts = texts
    }
}
