internal import ByteCoding

/// What is asked of the store: one or more events for one stream, all of them or none.
public struct Command: Hashable, Sendable {
    /// What was asked, by whom, under which id.
    public let request: CommandRequest
    /// The events that follow from it, in order; at least one, at most ``mostEvents``.
    public let events: [EventDraft]
    /// What it has in common with other commands.
    public let correlation: CorrelationID?
    /// The event that caused it.
    public let causation: Position?
    /// Pairs of the caller's own.
    public let metadata: Metadata

    /// The most events in one command: an event's index within its command has 16 bits.
    public static let mostEvents = 65_535

    /// The decision on a request.
    ///
    /// - Parameters:
    ///   - request: What was asked.
    ///   - events: The events that follow, in order.
    ///   - correlation: What it has in common with other commands.
    ///   - causation: The event that caused it.
    ///   - metadata: Pairs of the caller's own.
    public init(
        _ request: CommandRequest, events: [EventDraft], correlation: CorrelationID? = nil,
        causation: Position? = nil, metadata: Metadata = .none
    ) {
        self.request = request
        self.events = events
        self.correlation = correlation
        self.causation = causation
        self.metadata = metadata
    }

    /// A command without content of its own besides its events.
    ///
    /// - Parameters:
    ///   - id: Identifies the command within its stream, for ever.
    ///   - stream: The stream that gets the events.
    ///   - events: The events, in order.
    ///   - provenance: Who asks, on what authority, why and as of when it held.
    ///   - effectiveAt: When it held, if the caller said so; see ``CommandContent/effectiveAt``.
    public init(
        id: CommandID, stream: StreamName, events: [EventDraft], provenance: Provenance,
        effectiveAt: EffectiveTime? = nil
    ) {
        self.init(
            CommandRequest(
                id: id, stream: stream,
                content: CommandContent(of: events, effectiveAt: effectiveAt),
                provenance: provenance), events: events)
    }

    /// Identifies the command within its stream, for ever.
    public var id: CommandID { request.id }
    /// The stream that gets the events.
    public var stream: StreamName { request.stream }
    /// Who asks, on what authority, why and as of when it held.
    public var provenance: Provenance { request.provenance }
}

extension Command {
    /// The tags of the record of an event, by its index: its own, and those of the command.
    package func tags(of event: Int) -> [EventTag] {
        var tags = events[event].tags
        guard correlation != nil || causation != nil else { return tags }
        if let causation { tags.append(.causation(causation)) }
        if let correlation { tags.append(.correlation(correlation)) }
        return tags.sorted()
    }

    /// Whether `records` are what this command records: the same events, in the same order.
    ///
    /// An event's own effective time counts where the draft has one. The command's does not, for it
    /// may stand for "now"; nor do the time of recording, correlation and causation. An erased text
    /// counts as the same: that it cannot be compared is found by the digest.
    package func isRecorded(as records: [Record]) -> Bool {
        records.count == events.count
            && zip(events, records).allSatisfy { event, record in
                event.type == record.type && event.schemaVersion == record.schemaVersion
                    && event.payload == record.payload
                    && event.tags == record.tags.filter { !$0.isOfCommand }
                    && event.hasTexts(of: record)
                    && (event.effectiveAt.map { $0 == record.effectiveAt } ?? true)
            }
    }

    /// Checks what can be checked without a ledger.
    ///
    /// - Throws: Code `invalid` for a command without events, for an event with a tag of the command's or
    ///   two texts in one field, and for metadata out of bounds; `tooLarge` for more than ``mostEvents``,
    ///   or an authority or a reason beyond its limit.
    package func checkBounds() throws(EventStoreError) {
        guard !events.isEmpty else {
            throw .invalid(self, "has no events", remedy: "Send at least one event.")
        }
        try Self.check(events.count, of: "events", atMost: Self.mostEvents)
        try Self.check(
            request.provenance.authority.utf8.count, of: "bytes of authority",
            atMost: Provenance.longestAuthorityInBytes)
        try Self.check(
            request.provenance.reason?.utf8.count ?? 0, of: "bytes of reason",
            atMost: Provenance.longestReasonInBytes)
        if let problem = metadata.problem {
            throw .invalid(self, "has metadata that \(problem)", remedy: "Send other metadata.")
        }
        let events = events.span
        for index in events.indices {
            try check(events[index].tags.span)
            if !events[index].texts.isEmpty { try check(events[index].texts) }
        }
    }

    private func check(_ tags: Span<EventTag>) throws(EventStoreError) {
        for index in tags.indices where tags[index].isOfCommand {
            throw .invalid(
                self, "has an event with the tag \(tags[index].name), which is the store's",
                remedy: "Give the command a correlation id or a causation instead.")
        }
    }

    private func check(_ texts: [DraftText]) throws(EventStoreError) {
        for (text, next) in zip(texts, texts.dropFirst()) where text.field == next.field {
            throw .invalid(
                self, "has two texts in field \(text.field.rawValue) of one event",
                remedy: "Give the elements of a list different indices.")
        }
        for text in texts {
            try Self.check(
                text.value.utf8.count, of: "bytes of text in one field",
                atMost: Self.longestTextInBytes)
        }
    }

    /// The longest text of an event.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestTextInBytes = 65_535

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

extension EventDraft {
    fileprivate func hasTexts(of record: Record) -> Bool {
        let recorded = record.texts.filter { !$0.field.isOfCommand }
        return recorded.count == texts.count
            && zip(texts, recorded).allSatisfy { text, recorded in
                text.field == recorded.field
                    && (recorded.text.text.map { $0.hasSameBytes(as: text.value) } ?? true)
            }
    }
}

extension EventStoreError {
    /// The refusal of a command that makes no sense as it stands.
    fileprivate static func invalid(
        _ command: Command, _ problem: String, remedy: String
    ) -> EventStoreError {
        EventStoreError(
            .invalid,
            "Command \(command.id) of stream \(command.stream) \(problem). Nothing was written.",
            remedy: remedy)
    }
}
