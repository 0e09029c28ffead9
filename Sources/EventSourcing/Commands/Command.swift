/// What is asked of the store: one or more events for one stream, all of them or none.
public struct Command: Hashable, Sendable {
    /// Identifies the command within its stream, for ever.
    public let id: CommandID
    /// The stream that gets the events.
    public let stream: StreamName
    /// The events, in order; at least one, at most ``mostEvents``.
    public let events: [EventDraft]
    /// Who asks, on what authority, why and as of when it held.
    public let provenance: Provenance
    /// What the command says, for telling a second send from another command.
    public let digest: CommandDigest

    /// The most events in one command: an event's index within its command has 16 bits.
    public static let mostEvents = 65_535

    public init(
        id: CommandID, stream: StreamName, events: [EventDraft], provenance: Provenance,
        digest: CommandDigest
    ) {
        self.id = id
        self.stream = stream
        self.events = events
        self.provenance = provenance
        self.digest = digest
    }

    /// A command without content of its own besides its events: the digest is computed from them.
    ///
    /// - Parameters:
    ///   - id: Identifies the command within its stream, for ever.
    ///   - stream: The stream that gets the events.
    ///   - events: The events, in order.
    ///   - provenance: Who asks, on what authority, why and as of when it held.
    ///   - effectiveAt: When it held, if the caller said so; see
    ///     ``CommandDigest/init(kind:arguments:stream:provenance:effectiveAt:)``.
    public init(
        id: CommandID, stream: StreamName, events: [EventDraft], provenance: Provenance,
        effectiveAt: EffectiveTime? = nil
    ) {
        self.init(
            id: id, stream: stream, events: events, provenance: provenance,
            digest: CommandDigest(
                of: events, stream: stream, provenance: provenance, effectiveAt: effectiveAt))
    }
}

extension Command {
    /// Whether `records` are what this command records: the same events, in the same order.
    ///
    /// An event's own effective time counts where the draft has one. The command's does not, for it
    /// may stand for "now"; nor does the time of recording.
    package func isRecorded(as records: [Record]) -> Bool {
        records.count == events.count
            && zip(events, records).allSatisfy { event, record in
                event.type == record.type && event.schemaVersion == record.schemaVersion
                    && event.tags == record.tags && event.payload == record.payload
                    && (event.effectiveAt.map { $0 == record.effectiveAt } ?? true)
            }
    }

    /// Checks what can be checked without a ledger.
    ///
    /// - Throws: Code `invalid` for a command without events; `tooLarge` for more than
    ///   ``mostEvents``, or an authority or a reason beyond its limit.
    package func checkBounds() throws(EventStoreError) {
        guard !events.isEmpty else {
            throw EventStoreError(
                .invalid, "Command \(id) of stream \(stream) has no events.",
                remedy: "Send at least one event.")
        }
        try Self.check(events.count, of: "events", atMost: Self.mostEvents)
        try Self.check(
            provenance.authority.utf8.count, of: "bytes of authority",
            atMost: Provenance.longestAuthorityInBytes)
        try Self.check(
            provenance.reason?.utf8.count ?? 0, of: "bytes of reason",
            atMost: Provenance.longestReasonInBytes)
    }

    private static func check(
        _ count: Int, of what: String, atMost limit: Int
    ) throws(EventStoreError) {
        guard count > limit else { return }
        throw EventStoreError(
            .tooLarge,
            "The command has \(count) \(what); at most \(limit) can stand in one. "
                + "Nothing was written.",
            remedy: "Divide or shorten it.")
    }
}
