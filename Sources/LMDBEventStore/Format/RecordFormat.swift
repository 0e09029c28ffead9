internal import ByteCoding
package import EventSourcing
internal import LMDB

/// The bytes of a record: a fixed header, six sections, a checksum.
///
/// | Offset | Bytes | Field |
/// |---|---|---|
/// | 0 | 1 | format version |
/// | 1 | 1 | flags: bit 0, the command section is there; bit 1, the latest time is; bits 2 and 3, origin; bits 4 to 6, precision of the effective time |
/// | 2 | 2 | schema version |
/// | 4 | 2 | with the command section, how many events the command has; without, which one this is |
/// | 6 | 1 | length of the stream |
/// | 7 | 1 | length of the type |
/// | 8 | 4 | stream sequence |
/// | 12 | 8 | recorded at |
/// | 20 | 8 | effective, earliest |
/// | 28 | 2 | length of the tags |
/// | 30 | 2 | length of the command section |
/// | 32 | 1 | length of the actor |
/// | 33 | | 8 bytes effective, latest, where that is not the earliest; stream, type, actor, tags, command, payload |
/// | end - 4 | 4 | CRC-32C of the key and of everything before it |
///
/// The position is the key and stands nowhere else; a record under another one does not fit its checksum.
package enum RecordFormat {
    static let headerInBytes = 33
    static let latestInBytes = 8
    static let checksumInBytes = 4
    /// Id, digest, and the length of the role.
    static let shortestCommandInBytes = 33

    enum Offset {
        static let version = 0
        static let flags = 1
        static let schemaVersion = 2
        static let events = 4
        static let streamLength = 6
        static let typeLength = 7
        static let sequence = 8
        static let recordedAt = 12
        static let earliest = 20
        static let tagsLength = 28
        static let commandLength = 30
        static let actorLength = 32
    }

    enum Flag {
        static let hasCommand: UInt8 = 1
        static let hasLatest: UInt8 = 2
        static let originShift: UInt8 = 2
        static let originMask: UInt8 = 3
        static let precisionShift: UInt8 = 4
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
    ///   a command share stands anywhere but in the first one, or with a sequence beyond
    ///   ``longestStream``.
    package static func encode(_ record: Record) -> [UInt8]? {
        guard record.sequence.rawValue <= longestStream, var bytes = template(of: record) else {
            return nil
        }
        complete(
            &bytes, position: record.position, sequence: record.sequence,
            recordedAt: record.recordedAt)
        return bytes
    }

    /// The bytes of `record` without what only the writer knows: sequence, recorded time and checksum
    /// are 0.
    ///
    /// - Returns: `nil` where ``encode(_:)`` does.
    static func template(of record: Record) -> [UInt8]? {
        let isFirst = record.indexInCommand == 0
        guard isFirst ? record.command.map({ $0.eventCount > 0 }) ?? false : record.command == nil
        else { return nil }
        var writer = ByteWriter(reserving: 256)
        writeTemplate(
            stream: record.stream, type: record.type, schemaVersion: record.schemaVersion,
            tags: record.tags, actor: record.actor, origin: record.origin,
            effectiveAt: record.effectiveAt, indexInCommand: record.indexInCommand,
            command: record.command, payload: record.payload, into: &writer)
        let bytes = writer.finish()
        return bytes.count <= Record.longestInBytes ? bytes : nil
    }

    /// Writes the bytes of a template, however many; of too many, lengths are not what they say.
    ///
    /// It takes the parts of a record one by one, so that none has to be made to be written.
    static func writeTemplate(
        stream: StreamName, type: EventName, schemaVersion: UInt16, tags: [EventTag],
        actor: Agent.ID,
        origin: Origin, effectiveAt: EffectiveTime, indexInCommand: UInt16,
        command: CommandDetails?, payload: [UInt8], into writer: inout ByteWriter
    ) {
        let hasLatest = effectiveAt.latest != effectiveAt.earliest
        let start = writer.bytes.count
        writer.raw(blankHeader)
        if hasLatest { writer.integer(effectiveAt.latest.microseconds) }
        writer.raw(textOf: stream.rawValue)
        writer.raw(textOf: type.rawValue)
        writer.raw(textOf: actor.rawValue)
        let tagsStart = writer.bytes.count
        for tag in tags {
            writer.integer(UInt8(clamping: tag.name.utf8.count))
            writer.raw(textOf: tag.name)
            // Length 0 stands for a value that is the actor's key: no value is empty.
            if tag.value.hasSameBytes(as: actor.rawValue) {
                writer.integer(UInt8(0))
            } else {
                writer.integer(UInt8(clamping: tag.value.utf8.count))
                writer.raw(textOf: tag.value)
            }
        }
        let commandStart = writer.bytes.count
        if let command {
            writer.raw(command.id.bytes)
            writer.raw(command.digest.bytes)
            writer.text(command.role.rawValue)
            writer.text(command.authority)
            writer.optional(command.reason) { $0.text($1) }
            ObservationFormat(stream: stream, tags: tags).write(command.observation, into: &writer)
        }
        let commandEnd = writer.bytes.count
        writer.raw(payload)
        writer.zeros(checksumInBytes)
        var bytes = writer.bytes.mutableSpan
        bytes[start + Offset.version] = FormatVersion.current
        bytes[start + Offset.flags] =
            (command == nil ? 0 : Flag.hasCommand) | (hasLatest ? Flag.hasLatest : 0)
            | origin.rawValue << Flag.originShift
            | effectiveAt.precision.rawValue << Flag.precisionShift
        bytes.set(littleEndian: schemaVersion, at: start + Offset.schemaVersion)
        bytes.set(littleEndian: command?.eventCount ?? indexInCommand, at: start + Offset.events)
        bytes[start + Offset.streamLength] = UInt8(stream.rawValue.utf8.count)
        bytes[start + Offset.typeLength] = UInt8(type.rawValue.utf8.count)
        bytes.set(littleEndian: effectiveAt.earliest.microseconds, at: start + Offset.earliest)
        bytes.set(
            littleEndian: UInt16(truncatingIfNeeded: commandStart - tagsStart),
            at: start + Offset.tagsLength)
        bytes.set(
            littleEndian: UInt16(truncatingIfNeeded: commandEnd - commandStart),
            at: start + Offset.commandLength)
        bytes[start + Offset.actorLength] = UInt8(actor.rawValue.utf8.count)
    }

    private static let blankHeader = [UInt8](repeating: 0, count: headerInBytes)

    /// Fills in what only the writer knows, and the checksum.
    static func complete(
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
    /// - Throws: Code `integrity` with the position when the bytes are not what was written;
    ///   `newerFormat` when they are whole, but of a version to come.
    package static func decode(
        _ bytes: Span<UInt8>, at position: Position
    ) throws(EventStoreError) -> Record {
        try RecordHeader(bytes, at: position).record(in: bytes)
    }
}
