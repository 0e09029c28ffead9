internal import ByteCoding
public import EventSourcing

extension EventStoreError {
    /// Creates the error for a record whose bytes were changed.
    package static func malformedRecord(
        at position: Position, _ problem: String
    ) -> EventStoreError {
        EventStoreError(
            .integrity, "The record at position \(position) is damaged: \(problem).",
            remedy: "Verify the ledger, then restore the record from a backup.",
            position: position)
    }

    /// Creates the error for a record with an invalid value at an offset.
    @usableFromInline static func malformedRecord(
        at position: Position, byte offset: Int
    ) -> EventStoreError {
        malformedRecord(at: position, MalformedBytes(offset: offset).description)
    }

    /// Creates the error for a text that does not match the record's commitment.
    package static func malformedText(
        _ field: TextField, at position: Position, _ problem: String
    ) -> EventStoreError {
        EventStoreError(
            .integrity,
            "The text in field \(field.rawValue) of position \(position) is damaged: \(problem).",
            remedy: "Verify the ledger, then restore the text from a backup.", position: position)
    }

    /// Creates the error for a text that was erased and can be read again.
    package static func erasedTextIsBack(
        _ field: TextField, at position: Position
    ) -> EventStoreError {
        EventStoreError(
            .integrity,
            "The text in field \(field.rawValue) of position \(position) was erased, and is back: the "
                + "ledger is damaged.",
            remedy: "Salvage the ledger into a new one, where the text is erased.",
            position: position)
    }

    /// Creates the error for a record of a later format version.
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

    /// Creates the error for a command that does not fit into its stream.
    package static func streamFull(
        _ stream: StreamName, _ last: StreamSequence, adding count: Int
    ) -> EventStoreError {
        EventStoreError(
            .tooLarge,
            """
            Stream \(stream) has \(last) events, so \(count) more do not fit: a stream \
            holds at most \(RecordFormat.longestStream). Nothing was written.
            """,
            remedy: "Continue in another stream.")
    }
}
