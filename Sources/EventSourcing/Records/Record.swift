/// One event as the ledger keeps it: immutable, self-contained, checked whenever it is read.
public struct Record: Hashable, Sendable {
    /// The event's place in the ledger.
    public let position: Position
    /// The stream it belongs to.
    public let stream: StreamName
    /// Its place in that stream.
    public let sequence: StreamSequence
    /// Its type.
    public let type: EventName
    /// The version of its payload's shape.
    public let schemaVersion: UInt16
    /// What it is about, sorted.
    public let tags: [EventTag]
    /// Who acted.
    public let actor: Agent.ID
    /// Where the event comes from.
    public let origin: Origin
    /// When the ledger learnt it; never before the record at the position below.
    public let recordedAt: Timestamp
    /// When what it says held, as claimed.
    public let effectiveAt: EffectiveTime
    /// Which of its command's events it is; 0 is the first.
    public let indexInCommand: UInt16
    /// How many events its command recorded, at least 1.
    public let eventCount: UInt16
    /// What the events of the command share; stands in the first one only.
    public let command: CommandDetails?
    /// The encoded event, without what somebody typed.
    public let payload: [UInt8]
    /// What somebody typed, by field, sorted; in the first record of a command, the command's texts too.
    public let texts: [RecordedText]

    /// The longest record, all of it: event, provenance and observation.
    ///
    /// Unit: bytes.
    public static let longestInBytes = 65_535

    /// Where the first event of the same command stands.
    public var firstOfCommand: Position { occurrence.command.first }

    /// Where the last event of the same command stands: people saw what stands there.
    public var lastOfCommand: Position { occurrence.command.last }

    /// The texts of its event, as a codec reads them.
    public var eventTexts: [FieldText] {
        texts.isEmpty
            ? [] : texts.filter { !$0.field.isOfCommand }.map { FieldText($0.field, $0.text) }
    }

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
