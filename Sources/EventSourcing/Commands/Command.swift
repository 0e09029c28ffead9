internal import ByteCoding

/// A command to the store: one or more events for one stream, recorded completely or not at all.
public struct Command: Hashable, Sendable {
    /// The request: its content, its actor and its id.
    public let request: CommandRequest
    /// The resulting events, in order; at least one, at most ``mostEvents``.
    public let events: [EventDraft]
    /// An id that this command shares with related commands.
    public let correlation: CorrelationID?
    /// The event that caused it.
    public let causation: Position?
    /// Key-value pairs of the caller.
    public let metadata: Metadata

    /// The most events in one command: an event's index within its command has 16 bits.
    public static let mostEvents = 65_535

    /// Creates a command from a request and the events that were decided for it.
    ///
    /// - Parameters:
    ///   - request: The request: its content, its actor and its id.
    ///   - events: The resulting events, in order.
    ///   - correlation: An id that this command shares with related commands.
    ///   - causation: The event that caused it.
    ///   - metadata: Key-value pairs of the caller.
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

    /// Creates a command whose content is only its events.
    ///
    /// - Parameters:
    ///   - id: Identifies the command within its stream, permanently.
    ///   - stream: The stream that gets the events.
    ///   - events: The events, in order.
    ///   - provenance: The actor, the authority, the reason and the effective time.
    ///   - effectiveAt: The effective time, if the caller gave one; see
    ///     ``CommandContent/effectiveAt``.
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

    /// Identifies the command within its stream, permanently.
    public var id: CommandID { request.id }
    /// The stream that gets the events.
    public var stream: StreamName { request.stream }
    /// The actor, the authority, the reason and the effective time.
    public var provenance: Provenance { request.provenance }
}

extension Command {
    /// The tags in the record of the event with that index: its own, and those of the command.
    package func tags(of event: Int) -> [EventTag] {
        var tags = events[event].tags
        guard correlation != nil || causation != nil else { return tags }
        if let causation { tags.append(.causation(causation)) }
        if let correlation { tags.append(.correlation(correlation)) }
        return tags.sorted()
    }

    /// Whether `records` contain exactly the events of this command, in the same order.
    ///
    /// The comparison uses an event's effective time where the draft has its own. It ignores the
    /// command's effective time, because that may mean "now". It also ignores the time of
    /// recording, correlation and causation. An erased text counts as equal; the digest detects
    /// that it cannot be compared.
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

    /// Checks everything that can be checked without a ledger.
    ///
    /// - Throws: Code `invalid` for a command without events, for an event with a tag or a text
    ///   that only a command may have or with two texts in one field, and for metadata out of
    ///   bounds. Code `tooLarge` for more than ``mostEvents``, or for an authority, a reason or a
    ///   text beyond its limit.
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
                self, "has an event with the reserved tag \(tags[index].name)",
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
            guard !text.field.isOfCommand else {
                throw .invalid(
                    self,
                    "has an event with a text in field \(text.field.rawValue) of the command",
                    remedy: "Use the field numbers from \(TextField.firstOfEvent) for events.")
            }
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
            "The command has \(count) \(what); at most \(limit) are allowed. "
                + "Nothing was written.",
            remedy: "Split or shorten the command.")
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
    /// Creates the error for a command that is not valid.
    fileprivate static func invalid(
        _ command: Command, _ problem: String, remedy: String
    ) -> EventStoreError {
        EventStoreError(
            .invalid,
            "Command \(command.id) of stream \(command.stream) \(problem). Nothing was written.",
            remedy: remedy)
    }
}
