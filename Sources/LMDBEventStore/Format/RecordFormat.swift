package import EventSourcing
internal import LMDB

/// The bytes of a record: a fixed header, six sections, a checksum.
///
/// | Offset | Bytes | Field |
/// |---|---|---|
/// | 0 | 1 | format version |
/// | 1 | 1 | flags: bit 0, the command section is there |
/// | 2 | 1 | origin |
/// | 3 | 1 | precision of the effective time |
/// | 4 | 2 | schema version |
/// | 6 | 2 | index within the command |
/// | 8 | 8 | position |
/// | 16 | 8 | stream sequence |
/// | 24 | 8 | recorded at |
/// | 32 | 8 | effective, earliest |
/// | 40 | 8 | effective, latest |
/// | 48 | 14 | lengths of stream, type, actor, tags, command, payload, commitments: 2 bytes each |
/// | 62 | | the sections in that order |
/// | end - 4 | 4 | CRC-32C of everything before it |
package enum RecordFormat {
    static let headerInBytes = 62
    static let checksumInBytes = 4
    /// Id, digest, event count, and the length of the role.
    static let shortestCommandInBytes = 35

    enum Offset {
        static let version = 0
        static let flags = 1
        static let origin = 2
        static let precision = 3
        static let schemaVersion = 4
        static let indexInCommand = 6
        static let position = 8
        static let sequence = 16
        static let recordedAt = 24
        static let earliest = 32
        static let latest = 40
        static let lengths = 48
    }

    enum Flag {
        static let hasCommand: UInt8 = 1
    }
}

// MARK: - Writing

extension RecordFormat {
    /// The bytes of `record`.
    ///
    /// - Returns: `nil` when they would be more than ``Record/longestInBytes``.
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
    /// - Returns: `nil` when they would be more than ``Record/longestInBytes``.
    static func template(of record: Record) -> [UInt8]? {
        let count = sizeInBytes(of: record)
        guard count <= Record.longestInBytes else { return nil }
        let tags = record.tags.reduce(into: [UInt8]()) { bytes, tag in
            bytes.appendShort(tag.name)
            bytes.appendShort(tag.value)
        }
        let command = record.command.map(section) ?? []
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        bytes.append(FormatVersion.current)
        bytes.append(record.command == nil ? 0 : Flag.hasCommand)
        bytes.append(record.origin.rawValue)
        bytes.append(record.effectiveAt.precision.rawValue)
        bytes.append(littleEndian: record.schemaVersion)
        bytes.append(littleEndian: record.indexInCommand)
        bytes.append(contentsOf: repeatElement(0, count: Offset.earliest - Offset.position))
        bytes.append(littleEndian: record.effectiveAt.earliest.microseconds)
        bytes.append(littleEndian: record.effectiveAt.latest.microseconds)
        let lengths = [
            record.stream.rawValue.utf8.count, record.type.rawValue.utf8.count,
            record.actor.rawValue.utf8.count, tags.count, command.count, record.payload.count, 0,
        ]
        for length in lengths { bytes.append(littleEndian: UInt16(length)) }
        bytes.append(contentsOf: record.stream.rawValue.utf8)
        bytes.append(contentsOf: record.type.rawValue.utf8)
        bytes.append(contentsOf: record.actor.rawValue.utf8)
        bytes += tags
        bytes += command
        bytes += record.payload
        bytes.append(littleEndian: UInt32(0))
        return bytes
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

    /// How long the record would be, in integers that cannot overflow.
    static func sizeInBytes(of record: Record) -> Int {
        var count = headerInBytes + checksumInBytes + record.payload.count
        count += record.stream.rawValue.utf8.count + record.type.rawValue.utf8.count
        count += record.actor.rawValue.utf8.count
        for tag in record.tags { count += 2 + tag.name.utf8.count + tag.value.utf8.count }
        guard let command = record.command else { return count }
        count += 16 + 16 + 2 + 1 + command.role.rawValue.utf8.count
        count += command.authority.sizeInBytes
        count += 1 + (command.reason?.sizeInBytes ?? 0)
        return count + command.observation.sizeInBytes
    }

    private static func section(of command: CommandDetails) -> [UInt8] {
        var writer = ByteWriter()
        writer.raw(command.id.bytes)
        writer.raw(command.digest.bytes)
        writer.integer(command.eventCount)
        var role: [UInt8] = []
        role.appendShort(command.role.rawValue)
        writer.raw(role)
        writer.text(command.authority)
        writer.optional(command.reason) { $0.text($1) }
        writer.raw(command.observation.canonicalBytes)
        return writer.bytes
    }
}

extension [UInt8] {
    /// Appends a text of at most 255 bytes behind its length.
    fileprivate mutating func appendShort(_ text: String) {
        append(UInt8(clamping: text.utf8.count))
        append(contentsOf: text.utf8)
    }
}

extension Observation {
    /// The count of ``canonicalBytes``, without making them.
    ///
    /// Unit: bytes.
    var sizeInBytes: Int {
        query.clauses.reduce(8 + ByteWriter.sizeInBytes(ofCount: query.clauses.count)) {
            count, clause in
            count + 1 + (clause.stream.map { $0.rawValue.sizeInBytes } ?? 0)
                + clause.types.reduce(ByteWriter.sizeInBytes(ofCount: clause.types.count)) {
                    $0 + $1.rawValue.sizeInBytes
                }
                + clause.tags.reduce(ByteWriter.sizeInBytes(ofCount: clause.tags.count)) {
                    $0 + $1.name.sizeInBytes + $1.value.sizeInBytes
                }
        }
    }
}

extension String {
    /// How long the text is behind its length.
    ///
    /// Unit: bytes.
    fileprivate var sizeInBytes: Int {
        utf8.count + ByteWriter.sizeInBytes(ofCount: utf8.count)
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
