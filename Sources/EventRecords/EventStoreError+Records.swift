internal import ByteCoding
public import EventSourcing

extension EventStoreError {
    /// A record whose bytes are not what was written.
    package static func malformedRecord(
        at position: Position, _ problem: String
    ) -> EventStoreError {
        EventStoreError(
            .integrity, "The record at position \(position) is damaged: \(problem).",
            remedy: "Verify the ledger, then restore the record from a backup.",
            position: position)
    }

    /// A record with a value that cannot be.
    @usableFromInline static func malformedRecord(
        at position: Position, byte offset: Int
    ) -> EventStoreError {
        malformedRecord(at: position, MalformedBytes(offset: offset).description)
    }

    /// A text that is not what the record commits to.
    package static func malformedText(
        _ field: TextField, at position: Position, _ problem: String
    ) -> EventStoreError {
        EventStoreError(
            .integrity,
            "The text in field \(field.rawValue) of position \(position) is damaged: \(problem).",
            remedy: "Verify the ledger, then restore it from a backup.", position: position)
    }

    /// A record of a format version to come.
    static func newerRecord(
        at position: Position, version: UInt8
    ) -> EventStoreError {
        EventStoreError(
            .newerFormat,
            """
            The record at position \(position) has format version \(version); this code reads \
            version \(RecordFormat.version).
            """,
            remedy: "Open the ledger with the version that wrote it.", position: position)
    }

    /// The refusal of a command for which its stream has no room.
    package static func streamFull(
        _ stream: StreamName, _ last: StreamSequence, adding count: Int
    ) -> EventStoreError {
        EventStoreError(
            .tooLarge,
            """
            Stream \(stream) has \(last) events and cannot take \(count) more: a stream holds at most \
            \(RecordFormat.longestStream). Nothing was written.
            """,
            remedy: "Go on in another stream.")
    }
}
