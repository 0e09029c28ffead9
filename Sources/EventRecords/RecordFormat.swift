internal import ByteCoding
package import EventSourcing

/// The bytes of a record, the same on every engine: a fixed header, seven sections, a checksum.
///
/// | Offset | Bytes | Field |
/// |---|---|---|
/// | 0 | 1 | format version |
/// | 1 | 2 | flags, see ``Flag`` |
/// | 3 | 2 | schema version |
/// | 5 | 2 | number of events of the command |
/// | 7 | 1 | length of the stream |
/// | 8 | 1 | length of the type |
/// | 9 | 4 | stream sequence |
/// | 13 | 8 | recorded at |
/// | 21 | 8 | effective, earliest |
/// | 29 | 2 | length of the tags |
/// | 31 | 2 | length of the command section |
/// | 33 | 1 | length of the actor |
/// | 34 | | 2 bytes index within the command, where it is not the first event; 8 bytes effective, latest, where that is not the earliest; stream, type, actor, tags, command, payload, commitments |
/// | end - 4 | 4 | CRC-32C of the position, highest byte first, and of everything before it |
///
/// The position is the key and is not part of the record; under another key the checksum does not
/// match. The record contains no free text, only a commitment to each one.
package enum RecordFormat {
    /// The version that this code writes.
    package static let version: UInt8 = 0

    static let headerInBytes = 34
    static let indexInBytes = 2
    static let latestInBytes = 8
    static let checksumInBytes = 4
    /// Id, digest, and the length of the role.
    static let shortestCommandInBytes = 33
    /// Field and digest.
    static let commitmentInBytes = 34
    /// The number of commitments, stored after the last one.
    static let commitmentCountInBytes = 2

    enum Offset {
        static let version = 0
        static let flags = 1
        static let schemaVersion = 3
        static let events = 5
        static let streamLength = 7
        static let typeLength = 8
        static let sequence = 9
        static let recordedAt = 13
        static let earliest = 21
        static let tagsLength = 29
        static let commandLength = 31
        static let actorLength = 33
    }

    enum Flag {
        /// The first event of its command, with the command section.
        static let isFirst: UInt16 = 1
        /// The record contains the latest effective time.
        static let hasLatest: UInt16 = 2
        /// The record contains commitments to texts.
        static let hasTexts: UInt16 = 4
        /// The command section contains the observation of the caller.
        static let hasSeen: UInt16 = 8
        static let originShift: UInt16 = 4
        static let originMask: UInt16 = 15
        static let precisionShift: UInt16 = 8
        static let precisionMask: UInt16 = 15
        /// The bits that are in use.
        static let all: UInt16 = 0x0fff
    }
}

extension RecordFormat {
    /// The most events in one stream.
    package static let longestStream = UInt64(UInt32.max)
}

// MARK: - Writing

extension RecordFormat {
    /// Encodes `record`.
    ///
    /// - Returns: `nil` when the bytes exceed ``Record/longestInBytes``, when the command details
    ///   are missing in the first record or present in a later one, when the index is not below the
    ///   count, or for a sequence beyond ``longestStream``.
    package static func encode(_ record: Record) -> [UInt8]? {
        guard record.sequence.rawValue <= longestStream,
            record.indexInCommand < record.eventCount,
            (record.indexInCommand == 0) == (record.command != nil)
        else { return nil }
        var writer = ByteWriter(reserving: 256)
        let draft = [
            EventDraft(
                type: record.type, schemaVersion: record.schemaVersion, tags: record.tags,
                payload: record.payload)
        ]
        writeTemplate(
            of: draft.span, 0, record.tags, index: record.indexInCommand,
            in: CommandParts(
                stream: record.stream, actor: record.actor, origin: record.origin,
                count: record.eventCount),
            holding: record.effectiveAt,
            opening: record.command.map {
                OpeningParts(
                    id: $0.id, digest: $0.digest, role: $0.role, dependsOn: $0.dependsOn,
                    seen: $0.seen)
            },
            committingTo: record.texts.map { ($0.field, $0.commitment) }, into: &writer)
        var bytes = writer.finish()
        guard bytes.count <= Record.longestInBytes else { return nil }
        complete(
            &bytes, position: record.position, sequence: record.sequence,
            recordedAt: record.recordedAt)
        return bytes
    }

    /// The fields that all records of one command share.
    struct CommandParts {
        let stream: StreamName
        let actor: Agent.ID
        let origin: Origin
        let count: UInt16
    }

    /// The fields that only the first record of a command has.
    struct OpeningParts {
        let id: CommandID
        let digest: CommandDigest
        let role: Role
        let dependsOn: ObservedQuery
        let seen: ObservedQuery?
    }

    /// Writes the parts of a record that are known before the writer's turn.
    ///
    /// It writes any number of bytes; beyond the maximum size of a record the length fields are
    /// wrong. Sequence, recorded time and checksum are 0.
    ///
    /// - Parameters:
    ///   - drafts: The events.
    ///   - event: The index of the event in `drafts`.
    ///   - tags: The tags of its record, sorted.
    ///   - index: The index of the event in its command.
    ///   - command: The fields that the records of the command share.
    ///   - effectiveAt: The effective time of the event.
    ///   - opening: The fields that only the first record has; `nil` for any other.
    ///   - commitments: The commitments to its texts, sorted by field.
    ///   - writer: Receives the bytes.
    static func writeTemplate(
        of drafts: Span<EventDraft>, _ event: Int, _ tags: [EventTag], index: UInt16,
        in command: CommandParts, holding effectiveAt: EffectiveTime, opening: OpeningParts?,
        committingTo commitments: [(field: TextField, commitment: ContentDigest)],
        into writer: inout ByteWriter
    ) {
        let hasLatest = effectiveAt.latest != effectiveAt.earliest
        let start = writer.bytes.count
        writer.zeros(headerInBytes)
        if index > 0 { writer.integer(index) }
        if hasLatest { writer.integer(effectiveAt.latest.microseconds) }
        writer.raw(textOf: command.stream.rawValue)
        writer.raw(textOf: drafts[event].type.rawValue)
        writer.raw(textOf: command.actor.rawValue)
        let tagsStart = writer.bytes.count
        write(tags, of: command.actor, into: &writer)
        let commandStart = writer.bytes.count
        if let opening {
            opening.id.write(into: &writer)
            opening.digest.write(into: &writer)
            writer.text(opening.role.rawValue)
            let format = ObservationFormat(stream: command.stream, tags: tags)
            format.write(opening.dependsOn, into: &writer)
            if let seen = opening.seen { format.write(seen, into: &writer) }
        }
        let commandEnd = writer.bytes.count
        writer.raw(drafts[event].payload)
        if !commitments.isEmpty { write(commitments, into: &writer) }
        writer.zeros(checksumInBytes)
        var flags =
            UInt16(command.origin.rawValue) << Flag.originShift
            | UInt16(effectiveAt.precision.rawValue) << Flag.precisionShift
        if let opening { flags |= Flag.isFirst | (opening.seen == nil ? 0 : Flag.hasSeen) }
        if hasLatest { flags |= Flag.hasLatest }
        if !commitments.isEmpty { flags |= Flag.hasTexts }
        var bytes = writer.bytes.mutableSpan
        bytes[start + Offset.version] = version
        bytes.set(littleEndian: flags, at: start + Offset.flags)
        bytes.set(littleEndian: drafts[event].schemaVersion, at: start + Offset.schemaVersion)
        bytes.set(littleEndian: command.count, at: start + Offset.events)
        bytes[start + Offset.streamLength] = UInt8(command.stream.rawValue.utf8.count)
        bytes[start + Offset.typeLength] = UInt8(drafts[event].type.rawValue.utf8.count)
        bytes.set(littleEndian: effectiveAt.earliest.microseconds, at: start + Offset.earliest)
        bytes.set(
            littleEndian: UInt16(truncatingIfNeeded: commandStart - tagsStart),
            at: start + Offset.tagsLength)
        bytes.set(
            littleEndian: UInt16(truncatingIfNeeded: commandEnd - commandStart),
            at: start + Offset.commandLength)
        bytes[start + Offset.actorLength] = UInt8(command.actor.rawValue.utf8.count)
    }

    private static func write(
        _ tags: [EventTag], of actor: Agent.ID, into writer: inout ByteWriter
    ) {
        let span = tags.span
        for index in span.indices {
            writer.shortText(span[index].name)
            // Length 0 means that the value is the actor's key; a value is never empty.
            if span[index].value.hasSameBytes(as: actor.rawValue) {
                writer.integer(UInt8(0))
            } else {
                writer.shortText(span[index].value)
            }
        }
    }

    private static func write(
        _ commitments: [(field: TextField, commitment: ContentDigest)],
        into writer: inout ByteWriter
    ) {
        for (field, commitment) in commitments {
            writer.integer(field.rawValue)
            writer.raw(commitment.bytes)
        }
        writer.integer(UInt16(truncatingIfNeeded: commitments.count))
    }

    /// Fills in the fields that only the writer knows, and the checksum.
    package static func complete(
        _ bytes: inout [UInt8], position: Position, sequence: StreamSequence,
        recordedAt: Timestamp
    ) {
        var record = bytes.mutableSpan
        record.set(littleEndian: UInt32(clamping: sequence.rawValue), at: Offset.sequence)
        record.set(littleEndian: recordedAt.microseconds, at: Offset.recordedAt)
        let end = record.count - checksumInBytes
        let checksum = CRC32C.checksum(
            of: record.span.extracting(0..<end), under: position.rawValue)
        record.set(littleEndian: checksum, at: end)
    }
}

// MARK: - Reading

extension RecordFormat {
    /// Decodes the record in `bytes`, stored under the key of `position`.
    ///
    /// Any bytes give a record or an error, never a trap.
    ///
    /// - Parameters:
    ///   - bytes: The record's bytes.
    ///   - position: The key.
    ///   - texts: The texts stored beside it, by field; a missing text counts as erased.
    /// - Returns: The record.
    /// - Throws: Code `integrity` with the position when the bytes were changed; `newerFormat` when
    ///   they are intact, but of a later version.
    package static func decode(
        _ bytes: Span<UInt8>, at position: Position, texts: [FieldText] = []
    ) throws(EventStoreError) -> Record {
        try RecordView(bytes, at: position).record(with: texts)
    }
}
