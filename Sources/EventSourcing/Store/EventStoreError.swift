/// A store that could not do what it was asked: what happened, with values, and what to do next.
///
/// It carries names, positions and counts, never the text of a case: errors get logged.
public struct EventStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure, for programs.
    ///
    /// Kinds may be added: always handle the unknown.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        /// Something that matters came after the observation.
        public static let conflict = Code(rawValue: "conflict")
        /// A command id that stands for other content already.
        public static let commandReused = Code(rawValue: "commandReused")
        /// A command id whose recorded content cannot be compared any more: a text of it was erased.
        public static let incomparable = Code(rawValue: "incomparable")
        /// A command, a record or a text beyond its limit.
        public static let tooLarge = Code(rawValue: "tooLarge")
        /// Another process holds the ledger exclusively.
        public static let locked = Code(rawValue: "locked")
        /// A position beyond the head: nobody can have read that far in this ledger.
        public static let beyondHead = Code(rawValue: "beyondHead")
        /// There is no ledger at this place.
        public static let notFound = Code(rawValue: "notFound")
        /// There is something at this place already.
        public static let alreadyExists = Code(rawValue: "alreadyExists")
        /// Stored bytes are not what was written.
        public static let integrity = Code(rawValue: "integrity")
        /// An event that this version cannot read.
        public static let unreadable = Code(rawValue: "unreadable")
        /// The ledger was written by a newer version.
        public static let newerFormat = Code(rawValue: "newerFormat")
        /// The disk is full; reading goes on.
        public static let diskFull = Code(rawValue: "diskFull")
        /// The storage failed otherwise.
        public static let storage = Code(rawValue: "storage")
        /// The store was closed.
        public static let closed = Code(rawValue: "closed")
        /// The waiting task was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
        /// A request that makes no sense as it stands.
        public static let invalid = Code(rawValue: "invalid")
    }

    /// What kind of failure.
    public let code: Code
    /// What happened, with values.
    public let message: String
    /// What to do next.
    public let remedy: String
    /// The conflicting events, when ``code`` is `conflict`.
    public let conflict: Conflict?
    /// The position concerned, where there is one.
    public let position: Position?

    public init(
        _ code: Code, _ message: String, remedy: String, conflict: Conflict? = nil,
        position: Position? = nil
    ) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.conflict = conflict
        self.position = position
    }

    /// A record that this code cannot read.
    public init(unreadable error: UnreadableEvent) {
        self.init(
            .unreadable, error.description,
            remedy: "The ledger was written by a newer version: update this program. If there is "
                + "no newer one, verify the ledger.",
            position: error.position)
    }

    public var description: String { "\(message) \(remedy)" }
}

extension EventStoreError {
    /// The refusal of an event that a projection of the store could not read again.
    package static func unreadableDraft(_ error: UnreadableEvent) -> EventStoreError {
        EventStoreError(
            .invalid, "\(error.description) Nothing was written.",
            remedy:
                "Register a codec that reads this event, or keep it out of the projection's scope.",
            position: error.position)
    }
}

extension EventStoreError {
    /// The refusal of a command that was recorded with a text that is erased now.
    package static func incomparable(
        _ id: CommandID, in stream: StreamName, at position: Position
    ) -> EventStoreError {
        EventStoreError(
            .incomparable,
            """
            Command \(id) of stream \(stream) was recorded at position \(position), and a text of it was \
            erased since: what was sent now cannot be compared with it. Nothing was written.
            """,
            remedy: "Look at the events from that position on; send a new command under a new id.",
            position: position)
    }

    /// The refusal of an append whose observation is out of date.
    package static func conflict(
        _ observation: Observation, records: [Record], count: Int
    ) -> EventStoreError {
        let first = records.first?.position ?? .start
        return EventStoreError(
            .conflict,
            """
            The command was based on what stood at position \(observation.position); \(count) \
            events that matter to it came after, the first at \(first). Nothing was written.
            """,
            remedy: "Look at what came since, then decide on what is there now.",
            conflict: Conflict(
                observation: observation, records: Array(records.prefix(Conflict.mostRecords)),
                count: count),
            position: first)
    }

    /// The refusal of a command id that stands for other content.
    package static func commandReused(
        _ id: CommandID, in stream: StreamName, at position: Position
    ) -> EventStoreError {
        EventStoreError(
            .commandReused,
            """
            Command \(id) of stream \(stream) was recorded at position \(position) with other \
            content. Nothing was written.
            """,
            remedy: "Send a new command under a new id.", position: position)
    }

    /// The refusal of an event that does not fit into one record.
    package static func tooLarge(
        event index: Int, of count: Int, bytes: Int
    ) -> EventStoreError {
        EventStoreError(
            .tooLarge,
            """
            Event \(index + 1) of \(count) makes a record of \(bytes) bytes; at most \
            \(Record.longestInBytes) can stand in one. Nothing was written.
            """,
            remedy: "Shorten the event or what the command was based on.")
    }

    /// The refusal of an observation of what nobody can have seen.
    package static func observationBeyondHead(
        _ observation: Observation, head: Position
    ) -> EventStoreError {
        EventStoreError(
            .beyondHead,
            """
            The command is based on position \(observation.position), but the ledger ends at \
            \(head). Nothing was written.
            """,
            remedy: "Pass the observation that a read of this ledger returned.", position: head)
    }

    /// The refusal of a position that this ledger has not reached.
    package static func beyondHead(_ position: Position, head: Position) -> EventStoreError {
        EventStoreError(
            .beyondHead, "The ledger ends at position \(head); \(position) is beyond it.",
            remedy: "Use a position up to \(head). A checkpoint beyond the head is of another "
                + "ledger, or of a longer one: after a restore, go on from \(head).",
            position: head)
    }

    /// The refusal to erase a text that a record does not have.
    package static func noSuchText(_ field: TextField, at position: Position) -> EventStoreError {
        EventStoreError(
            .notFound, "The record at position \(position) has no text in field \(field.rawValue).",
            remedy:
                "Look at the event, and name a field that it has. Texts of a command are with its "
                + "first event.",
            position: position)
    }

    /// The refusal of a projection that the store does not run.
    package static func unknownProjection(_ name: ProjectionName) -> EventStoreError {
        EventStoreError(
            .invalid, "This store runs no projection \(name).",
            remedy: "Open the ledger with that projection.")
    }

    /// The refusal of a page that could hold nothing.
    package static func limitTooSmall(_ limit: Int) -> EventStoreError {
        EventStoreError(
            .invalid, "A page of \(limit) entries was asked for.", remedy: "Ask for at least 1.")
    }

    /// The refusal of everything after closing.
    package static let closed = EventStoreError(
        .closed, "The store is closed.", remedy: "Open the ledger again.")

    /// The end of a wait whose task was cancelled.
    package static let cancelled = EventStoreError(
        .cancelled, "The task was cancelled while it waited for events.",
        remedy: "Subscribe again from the last position that was dealt with.")
}
