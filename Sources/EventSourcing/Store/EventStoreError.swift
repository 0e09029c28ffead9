/// An error of a store: what happened, with values, and what to do next.
///
/// It contains names, positions and counts, but never the text of a case, because errors are
/// logged.
public struct EventStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure, for programs.
    ///
    /// New kinds may be added, so always handle unknown ones.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name of the kind.
        public let rawValue: String

        /// Creates a kind from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A matching event was recorded after the observation.
        public static let conflict = Code(rawValue: "conflict")
        /// The command id was already used for different content.
        public static let commandReused = Code(rawValue: "commandReused")
        /// The recorded content of the command id cannot be compared any more: one of its texts was
        /// erased.
        public static let incomparable = Code(rawValue: "incomparable")
        /// A command, a record or a text exceeds its limit.
        public static let tooLarge = Code(rawValue: "tooLarge")
        /// Another process holds the ledger exclusively.
        public static let locked = Code(rawValue: "locked")
        /// The position is beyond the head, so it cannot come from this ledger.
        public static let beyondHead = Code(rawValue: "beyondHead")
        /// No ledger exists at this path.
        public static let notFound = Code(rawValue: "notFound")
        /// Something exists at this path already.
        public static let alreadyExists = Code(rawValue: "alreadyExists")
        /// Stored bytes differ from what was written.
        public static let integrity = Code(rawValue: "integrity")
        /// The ledger is not the one that was seen last: it ends earlier, or has other records.
        public static let rolledBack = Code(rawValue: "rolledBack")
        /// The ledger can be read, and not written: its file system, or this user's rights.
        public static let readOnly = Code(rawValue: "readOnly")
        /// An event that this version cannot read.
        public static let unreadable = Code(rawValue: "unreadable")
        /// A newer version wrote the ledger.
        public static let newerFormat = Code(rawValue: "newerFormat")
        /// The disk is full; reads still work.
        public static let diskFull = Code(rawValue: "diskFull")
        /// Another failure of the storage.
        public static let storage = Code(rawValue: "storage")
        /// The store was closed.
        public static let closed = Code(rawValue: "closed")
        /// The waiting task was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The engine does not have this operation.
        public static let unsupported = Code(rawValue: "unsupported")
        /// The request is not valid.
        public static let invalid = Code(rawValue: "invalid")
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, with values.
    public let message: String
    /// What to do next.
    public let remedy: String
    /// The conflicting events, when ``code`` is `conflict`.
    public let conflict: Conflict?
    /// The affected position, if there is one.
    public let position: Position?

    /// Creates an error from its fields.
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

    /// Creates the error for an event that this code cannot read.
    public init(unreadable error: UnreadableEvent) {
        self.init(
            .unreadable, error.description,
            remedy: error.isLost
                ? "Read what was before with --as-of @\(error.position.previous). If a backup has the "
                    + "event, restore it."
                : "The ledger was written by a newer version: update this program. If no newer "
                    + "version exists, verify the ledger.",
            position: error.position)
    }

    /// The message, followed by the remedy.
    public var description: String { "\(message) \(remedy)" }
}

extension EventStoreError {
    /// Creates the error for an event that a projection of the store could not read back.
    package static func unreadableDraft(_ error: UnreadableEvent) -> EventStoreError {
        EventStoreError(
            .invalid, "\(error.description) Nothing was written.",
            remedy:
                "Register a codec that reads this event, or keep it out of the projection's scope.",
            position: error.position)
    }
}

extension EventStoreError {
    /// Creates the error for a command that was recorded with a text that has been erased since.
    package static func incomparable(
        _ id: CommandID, in stream: StreamName, at position: Position
    ) -> EventStoreError {
        EventStoreError(
            .incomparable,
            """
            Command \(id) of stream \(stream) was recorded at position \(position), and one of its \
            texts has been erased since, so the two cannot be compared. Nothing was written.
            """,
            remedy: "Read the events from that position on, then send a new command with a new id.",
            position: position)
    }

    /// Creates the error for an append whose observation is out of date.
    package static func conflict(
        _ observation: ObservedQuery, records: [Record], count: Int
    ) -> EventStoreError {
        let first = records.first?.position ?? .start
        return EventStoreError(
            .conflict,
            """
            The command was based on position \(observation.position), but \(count) matching \
            \(count == 1 ? "event was" : "events were") recorded after it, the first at position \
            \(first). Nothing was written.
            """,
            remedy: "Read the new events, then decide again.",
            conflict: Conflict(
                observation: observation, records: Array(records.prefix(Conflict.mostRecords)),
                count: count),
            position: first)
    }

    /// Creates the error for a command id that was used for different content.
    package static func commandReused(
        _ id: CommandID, in stream: StreamName, at position: Position
    ) -> EventStoreError {
        EventStoreError(
            .commandReused,
            """
            Command \(id) of stream \(stream) was recorded at position \(position) with other \
            content. Nothing was written.
            """,
            remedy: "Send the new command with a new id.", position: position)
    }

    /// Creates the error for an event that does not fit into one record.
    package static func tooLarge(
        event index: Int, of count: Int, bytes: Int
    ) -> EventStoreError {
        EventStoreError(
            .tooLarge,
            """
            Event \(index + 1) of \(count) needs a record of \(bytes) bytes; at most \
            \(Record.longestInBytes) are allowed. Nothing was written.
            """,
            remedy: "Shorten the event, or use an observation with a smaller query.")
    }

    /// Creates the error for an observation beyond the end of the ledger.
    package static func observationBeyondHead(
        _ observation: ObservedQuery, head: Position
    ) -> EventStoreError {
        EventStoreError(
            .beyondHead,
            """
            The command is based on position \(observation.position), but the ledger ends at \
            \(head). Nothing was written.
            """,
            remedy: "Pass the observation that a read of this ledger returned.", position: head)
    }

    /// Creates the error for a position beyond the end of the ledger.
    package static func beyondHead(_ position: Position, head: Position) -> EventStoreError {
        EventStoreError(
            .beyondHead, "The ledger ends at position \(head); \(position) is beyond it.",
            remedy: "Use a position up to \(head). A position beyond the end belongs to another "
                + "ledger, or to a longer one: after a restore, continue from \(head).",
            position: head)
    }

    /// Creates the error for erasing a text that a record does not have.
    package static func noSuchText(_ field: TextField, at position: Position) -> EventStoreError {
        EventStoreError(
            .notFound, "The record at position \(position) has no text in field \(field.rawValue).",
            remedy:
                "Show the event and use one of its fields. The texts of a command are with its "
                + "first event.",
            position: position)
    }

    /// Creates the error for a projection that the store does not run.
    package static func unknownProjection(_ name: ProjectionName) -> EventStoreError {
        EventStoreError(
            .invalid, "This store does not run the projection \(name).",
            remedy: "Open the ledger with this projection.")
    }

    /// Creates the error for a page limit below 1.
    package static func limitTooSmall(_ limit: Int) -> EventStoreError {
        EventStoreError(
            .invalid, "The page limit is \(limit).", remedy: "Use a limit of at least 1.")
    }

    /// The error of every call after closing.
    package static let closed = EventStoreError(
        .closed, "The store is closed.", remedy: "Open the ledger again.")

    /// The error of a cancelled wait.
    package static let cancelled = EventStoreError(
        .cancelled, "The task was cancelled while it waited for events.",
        remedy: "Subscribe again from the last position that was processed.")
}
