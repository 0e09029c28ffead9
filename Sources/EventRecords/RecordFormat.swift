internal import ByteCoding
package import EventSourcing

/// The bytes of a record, the same on every engine: a fixed header, seven sections, a checksum.
///
/// | Offset | Bytes | Field |
/// |---|---|---|
/// | 0 | 1 | format version |
/// | 1 | 2 | flags, see ``Flag`` |
/// | 3 | 2 | schema version |
/// | 5 | 2 | how many events the command has |
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
/// The position is the key and stands nowhere else; a record under another one does not fit its checksum.
/// What somebody typed does not stand in it, only a commitment to each such text.
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
    /// How many commitments there are stands behind the last one.
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
        /// It is the first event of its command, and has the command section.
        static let isFirst: UInt16 = 1
        /// The latest effective time is there.
        static let hasLatest: UInt16 = 2
        /// There are commitments to texts.
        static let hasTexts: UInt16 = 4
        /// The command section has what the caller had seen.
        static let hasSeen: UInt16 = 8
        static let originShift: UInt16 = 4
        static let originMask: UInt16 = 15
        static let precisionShift: UInt16 = 8
        static let precisionMask: UInt16 = 15
        /// The bits that have a meaning.
        static let all: UInt16 = 0x0fff
    }
}

extension RecordFormat {
    /// The most events that one stream takes.
    package static let longestStream = UInt64(UInt32.max)
}

// MARK: - Writing

extension RecordFormat {
    /// The bytes of `record`.
    ///
    /// - Returns: `nil` when they would be more than ``Record/longestInBytes``, when what the events of
    ///   a command share stands anywhere but in the first one, with an index that is not below the count,
    ///   or with a sequence beyond ``longestStream``.
    package static func encode(_ record: Record) -> [UInt8]? {
        guard record.sequence.rawValue <= longestStream,
            record.indexInCommand < record.eventCount,
            (record.indexInCommand == 0) == (record.command != nil)
        else { return nil }
        var writer = ByteWriter(reserving: 256)
        writeTemplate(
            Template(
                stream: record.stream, type: record.type, schemaVersion: record.schemaVersion,
                tags: record.tags, actor: record.actor, origin: record.origin,
                effectiveAt: record.effectiveAt, index: record.indexInCommand,
                count: record.eventCount, command: record.command, payload: record.payload,
                commitments: record.texts.map { ($0.field, $0.commitment) }),
            into: &writer)
        var bytes = writer.finish()
        guard bytes.count <= Record.longestInBytes else { return nil }
        complete(
            &bytes, position: record.position, sequence: record.sequence,
            recordedAt: record.recordedAt)
        return bytes
    }

    /// The parts of a record that are known before the writer's turn.
    struct Template {
        let stream: StreamName
        let type: EventName
        let schemaVersion: UInt16
        let tags: [EventTag]
        let actor: Agent.ID
        let origin: Origin
        let effectiveAt: EffectiveTime
        let index: UInt16
        let count: UInt16
        let command: CommandDetails?
        let payload: [UInt8]
        /// Sorted by field.
        let commitments: [(field: TextField, commitment: ContentDigest)]
    }

    /// Writes the bytes of a template, however many; of too many, lengths are not what they say.
    ///
    /// Sequence, recorded time and checksum are 0.
    static func writeTemplate(_ record: borrowing Template, into writer: inout ByteWriter) {
        let hasLatest = record.effectiveAt.latest != record.effectiveAt.earliest
        let start = writer.bytes.count
        writer.raw(blankHeader)
        if record.index > 0 { writer.integer(record.index) }
        if hasLatest { writer.integer(record.effectiveAt.latest.microseconds) }
        writer.raw(textOf: record.stream.rawValue)
        writer.raw(textOf: record.type.rawValue)
        writer.raw(textOf: record.actor.rawValue)
        let tagsStart = writer.bytes.count
        for tag in record.tags {
            writer.integer(UInt8(clamping: tag.name.utf8.count))
            writer.raw(textOf: tag.name)
            // Length 0 stands for a value that is the actor's key: no value is empty.
            if tag.value.hasSameBytes(as: record.actor.rawValue) {
                writer.integer(UInt8(0))
            } else {
                writer.integer(UInt8(clamping: tag.value.utf8.count))
                writer.raw(textOf: tag.value)
            }
        }
        let commandStart = writer.bytes.count
        if let command = record.command {
            writer.raw(command.id.bytes)
            writer.raw(command.digest.bytes)
            writer.text(command.role.rawValue)
            let format = ObservationFormat(stream: record.stream, tags: record.tags)
            format.write(command.dependsOn, into: &writer)
            if let seen = command.seen { format.write(seen, into: &writer) }
        }
        let commandEnd = writer.bytes.count
        writer.raw(record.payload)
        for (field, commitment) in record.commitments {
            writer.integer(field.rawValue)
            writer.raw(commitment.bytes)
        }
        if !record.commitments.isEmpty {
            writer.integer(UInt16(truncatingIfNeeded: record.commitments.count))
        }
        writer.zeros(checksumInBytes)
        var flags =
            UInt16(record.origin.rawValue) << Flag.originShift
            | UInt16(record.effectiveAt.precision.rawValue) << Flag.precisionShift
        if let command = record.command {
            flags |= Flag.isFirst | (command.seen == nil ? 0 : Flag.hasSeen)
        }
        if hasLatest { flags |= Flag.hasLatest }
        if !record.commitments.isEmpty { flags |= Flag.hasTexts }
        var bytes = writer.bytes.mutableSpan
        bytes[start + Offset.version] = version
        bytes.set(littleEndian: flags, at: start + Offset.flags)
        bytes.set(littleEndian: record.schemaVersion, at: start + Offset.schemaVersion)
        bytes.set(littleEndian: record.count, at: start + Offset.events)
        bytes[start + Offset.streamLength] = UInt8(record.stream.rawValue.utf8.count)
        bytes[start + Offset.typeLength] = UInt8(record.type.rawValue.utf8.count)
        bytes.set(
            littleEndian: record.effectiveAt.earliest.microseconds, at: start + Offset.earliest)
        bytes.set(
            littleEndian: UInt16(truncatingIfNeeded: commandStart - tagsStart),
            at: start + Offset.tagsLength)
        bytes.set(
            littleEndian: UInt16(truncatingIfNeeded: commandEnd - commandStart),
            at: start + Offset.commandLength)
        bytes[start + Offset.actorLength] = UInt8(record.actor.rawValue.utf8.count)
    }

    private static let blankHeader = [UInt8](repeating: 0, count: headerInBytes)

    /// Fills in what only the writer knows, and the checksum.
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
    /// The record that `bytes` hold under the key of `position`.
    ///
    /// Total: any bytes give a record or an error, never a trap.
    ///
    /// - Parameters:
    ///   - bytes: The record's bytes.
    ///   - position: The key.
    ///   - texts: What is kept beside it, by field; what is missing counts as erased.
    /// - Returns: The record.
    /// - Throws: Code `integrity` with the position when the bytes are not what was written;
    ///   `newerFormat` when they are whole, but of a version to come.
    package static func decode(
        _ bytes: Span<UInt8>, at position: Position, texts: [FieldText] = []
    ) throws(EventStoreError) -> Record {
        try RecordView(bytes, at: position).record(with: texts)
    }
}
