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
/// | 8 | 8 | position |
/// | 16 | 8 | stream sequence |
/// | 24 | 8 | recorded at |
/// | 32 | 8 | effective, earliest |
/// | 40 | 2 | length of the tags |
/// | 42 | 2 | length of the command section |
/// | 44 | 1 | length of the actor |
/// | 45 | | 8 bytes effective, latest, where that is not the earliest; stream, type, actor, tags, command, payload |
/// | end - 4 | 4 | CRC-32C of everything before it |
package enum RecordFormat {
    static let headerInBytes = 45
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
        static let position = 8
        static let sequence = 16
        static let recordedAt = 24
        static let earliest = 32
        static let tagsLength = 40
        static let commandLength = 42
        static let actorLength = 44
    }

    enum Flag {
        static let hasCommand: UInt8 = 1
        static let hasLatest: UInt8 = 2
        static let originShift: UInt8 = 2
        static let originMask: UInt8 = 3
        static let precisionShift: UInt8 = 4
    }
}

// MARK: - Writing

extension RecordFormat {
    /// The bytes of `record`.
    ///
    /// - Returns: `nil` when they would be more than ``Record/longestInBytes``, or when what the
    ///   events of a command share stands anywhere but in the first one.
    package static func encode(_ record: Record) -> [UInt8]? {
        guard var bytes = template(of: record) else { return nil }
        complete(
            &bytes, position: record.position, sequence: record.sequence,
            recordedAt: record.recordedAt)
        return bytes
    }

    /// The bytes of `record` without what only the writer knows: position, sequence, recorded time
    /// and checksum are 0.
    ///
    /// - Returns: `nil` where ``encode(_:)`` does.
    static func template(of record: Record) -> [UInt8]? {
        let events: UInt16
        if let command = record.command {
            guard record.indexInCommand == 0, command.eventCount > 0 else { return nil }
            events = command.eventCount
        } else {
            guard record.indexInCommand > 0 else { return nil }
            events = record.indexInCommand
        }
        let tagsLength = lengthInBytes(of: record.tags, actor: record.actor)
        let command = record.command.map { section(of: $0, in: record) } ?? []
        let count = sizeInBytes(of: record, tagsLength, command.count)
        guard count <= Record.longestInBytes else { return nil }
        let effective = record.effectiveAt
        let hasLatest = effective.latest != effective.earliest
        return [UInt8](capacity: count) { bytes in
            bytes.append(FormatVersion.current)
            bytes.append(
                (record.command == nil ? 0 : Flag.hasCommand) | (hasLatest ? Flag.hasLatest : 0)
                    | record.origin.rawValue << Flag.originShift
                    | effective.precision.rawValue << Flag.precisionShift)
            bytes.append(littleEndian: record.schemaVersion)
            bytes.append(littleEndian: events)
            bytes.append(UInt8(record.stream.rawValue.utf8.count))
            bytes.append(UInt8(record.type.rawValue.utf8.count))
            for _ in Offset.position..<Offset.earliest { bytes.append(0) }
            bytes.append(littleEndian: effective.earliest.microseconds)
            bytes.append(littleEndian: UInt16(tagsLength))
            bytes.append(littleEndian: UInt16(command.count))
            bytes.append(UInt8(record.actor.rawValue.utf8.count))
            if hasLatest { bytes.append(littleEndian: effective.latest.microseconds) }
            bytes.append(textOf: record.stream.rawValue)
            bytes.append(textOf: record.type.rawValue)
            bytes.append(textOf: record.actor.rawValue)
            for tag in record.tags {
                bytes.append(UInt8(clamping: tag.name.utf8.count))
                bytes.append(textOf: tag.name)
                let isActor = tag.value.hasSameBytes(as: record.actor.rawValue)
                bytes.append(isActor ? 0 : UInt8(clamping: tag.value.utf8.count))
                if !isActor { bytes.append(textOf: tag.value) }
            }
            bytes.append(allOf: command)
            bytes.append(allOf: record.payload)
            bytes.append(littleEndian: UInt32(0))
        }
    }

    /// Fills in what only the writer knows, and the checksum.
    static func complete(
        _ bytes: inout [UInt8], position: Position, sequence: StreamSequence,
        recordedAt: Timestamp
    ) {
        bytes.set(littleEndian: position.rawValue, at: Offset.position)
        bytes.set(littleEndian: sequence.rawValue, at: Offset.sequence)
        bytes.set(littleEndian: recordedAt.microseconds, at: Offset.recordedAt)
        let end = bytes.count - checksumInBytes
        let checksum = CRC32C.checksum(of: bytes.span.extracting(0..<end))
        bytes.set(littleEndian: checksum, at: end)
    }

    /// How long the record would be.
    static func sizeInBytes(of record: Record) -> Int {
        sizeInBytes(
            of: record, lengthInBytes(of: record.tags, actor: record.actor),
            record.command.map { section(of: $0, in: record).count } ?? 0)
    }

    private static func sizeInBytes(
        of record: Record, _ tagsLength: Int, _ commandLength: Int
    ) -> Int {
        let effective = record.effectiveAt
        return headerInBytes + (effective.latest == effective.earliest ? 0 : latestInBytes)
            + record.stream.rawValue.utf8.count + record.type.rawValue.utf8.count
            + record.actor.rawValue.utf8.count + tagsLength + commandLength + record.payload.count
            + checksumInBytes
    }

    /// Length 0 stands for a value that is the actor's key: no value is empty.
    private static func lengthInBytes(of tags: [Tag], actor: Actor.ID) -> Int {
        tags.reduce(0) {
            $0 + 2 + $1.name.utf8.count
                + ($1.value.hasSameBytes(as: actor.rawValue) ? 0 : $1.value.utf8.count)
        }
    }

    private static func section(of command: CommandDetails, in record: Record) -> [UInt8] {
        var writer = ByteWriter()
        writer.raw(command.id.bytes)
        writer.raw(command.digest.bytes)
        writer.text(command.role.rawValue)
        writer.text(command.authority)
        writer.optional(command.reason) { $0.text($1) }
        ObservationFormat(stream: record.stream, tags: record.tags)
            .write(command.observation, into: &writer)
        return writer.bytes
    }
}

extension OutputSpan<UInt8> {
    /// Appends an integer, lowest byte first.
    fileprivate mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
        for index in 0..<(Value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: value >> Value(truncatingIfNeeded: index * 8)))
        }
    }

    /// Appends the bytes of a text, without its length.
    fileprivate mutating func append(textOf value: String) {
        let span = value.utf8Span.span
        for index in span.indices { append(span[index]) }
    }

    /// Appends bytes as they are.
    fileprivate mutating func append(allOf bytes: [UInt8]) {
        let span = bytes.span
        for index in span.indices { append(span[index]) }
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
