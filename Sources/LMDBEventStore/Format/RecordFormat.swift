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

    private enum Offset {
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

    private enum Flag {
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
        guard bytes.count >= headerInBytes + checksumInBytes, bytes.count <= Record.longestInBytes
        else {
            throw .malformedRecord(at: position, "it has \(bytes.count) bytes")
        }
        let end = bytes.count - checksumInBytes
        let checksum = CRC32C.checksum(of: bytes.extracting(0..<end))
        guard checksum == bytes.littleEndian(UInt32.self, at: end) else {
            throw .malformedRecord(at: position, "its checksum does not fit")
        }
        guard bytes[Offset.version] == FormatVersion.current else {
            throw .newerRecord(at: position, version: bytes[Offset.version])
        }
        guard bytes.littleEndian(at: Offset.position) == position.rawValue else {
            throw .malformedRecord(
                at: position,
                "it says that it is position \(bytes.littleEndian(UInt64.self, at: Offset.position))"
            )
        }
        do throws(MalformedBytes) {
            return try read(bytes, at: position)
        } catch {
            throw .malformedRecord(at: position, error.description)
        }
    }

    private static func read(
        _ bytes: Span<UInt8>, at position: Position
    ) throws(MalformedBytes) -> Record {
        let sections = try Sections(bytes)
        let flags = bytes[Offset.flags]
        let hasCommand = flags & Flag.hasCommand != 0
        let index: UInt16 = bytes.littleEndian(at: Offset.indexInCommand)
        guard flags & ~Flag.hasCommand == 0, hasCommand || sections.command.isEmpty,
            sections.commitments.isEmpty
        else { throw MalformedBytes(offset: Offset.flags) }
        guard let origin = Origin(rawValue: bytes[Offset.origin]) else {
            throw MalformedBytes(offset: Offset.origin)
        }
        guard let precision = EffectiveTime.Precision(rawValue: bytes[Offset.precision]) else {
            throw MalformedBytes(offset: Offset.precision)
        }
        guard UInt64(index) < position.rawValue else {
            throw MalformedBytes(offset: Offset.indexInCommand)
        }
        let earliest = bytes.timestamp(at: Offset.earliest)
        let latest = bytes.timestamp(at: Offset.latest)
        guard earliest <= latest else { throw MalformedBytes(offset: Offset.earliest) }
        return Record(
            position: position,
            stream: try bytes.name(sections.stream),
            sequence: StreamSequence(bytes.littleEndian(at: Offset.sequence)),
            type: try bytes.name(sections.type),
            schemaVersion: bytes.littleEndian(at: Offset.schemaVersion),
            tags: try tags(in: bytes, sections.tags),
            actor: try bytes.name(sections.actor),
            origin: origin,
            recordedAt: bytes.timestamp(at: Offset.recordedAt),
            effectiveAt: EffectiveTime(precision: precision, earliest: earliest, latest: latest),
            indexInCommand: index,
            command: hasCommand ? try command(in: bytes, sections.command) : nil,
            payload: bytes.bytes(sections.payload))
    }

    /// Where the sections lie.
    private struct Sections {
        let stream: Range<Int>
        let type: Range<Int>
        let actor: Range<Int>
        let tags: Range<Int>
        let command: Range<Int>
        let payload: Range<Int>
        let commitments: Range<Int>

        init(_ bytes: Span<UInt8>) throws(MalformedBytes) {
            var start = RecordFormat.headerInBytes
            func section(_ index: Int) -> Range<Int> {
                let offset = Offset.lengths + 2 * index
                let end = start + Int(bytes.littleEndian(UInt16.self, at: offset))
                defer { start = end }
                return start..<end
            }
            stream = section(0)
            type = section(1)
            actor = section(2)
            tags = section(3)
            command = section(4)
            payload = section(5)
            commitments = section(6)
            guard start == bytes.count - RecordFormat.checksumInBytes else {
                throw MalformedBytes(offset: Offset.lengths)
            }
        }
    }

    private static func tags(
        in bytes: Span<UInt8>, _ range: Range<Int>
    ) throws(MalformedBytes) -> [Tag] {
        var tags: [Tag] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let start = offset
            let name = try bytes.short(at: &offset, before: range.upperBound)
            let value = try bytes.short(at: &offset, before: range.upperBound)
            guard let tag = try? Tag(name, value), tags.last.map({ $0 < tag }) ?? true else {
                throw MalformedBytes(offset: start)
            }
            tags.append(tag)
        }
        return tags
    }

    private static func command(
        in bytes: Span<UInt8>, _ range: Range<Int>
    ) throws(MalformedBytes) -> CommandDetails {
        guard range.count >= 34 else { throw MalformedBytes(offset: range.lowerBound) }
        var offset = range.lowerBound + 34
        let roleStart = offset
        guard let role = Role(rawValue: try bytes.short(at: &offset, before: range.upperBound))
        else { throw MalformedBytes(offset: roleStart) }
        var reader = ByteReader(bytes.bytes(offset..<range.upperBound))
        let authority = try reader.text()
        let reason = try reader.optional { reader throws(MalformedBytes) in try reader.text() }
        let observation = try Observation(from: &reader)
        guard reader.isAtEnd,
            let id = CommandID(bytes: bytes.bytes(range.lowerBound..<(range.lowerBound + 16))),
            let digest = CommandDigest(
                bytes: bytes.bytes((range.lowerBound + 16)..<(range.lowerBound + 32)))
        else { throw MalformedBytes(offset: range.lowerBound) }
        return CommandDetails(
            id: id, digest: digest,
            eventCount: bytes.littleEndian(at: range.lowerBound + 32), role: role,
            authority: authority, reason: reason, observation: observation)
    }
}

extension Span<UInt8> {
    fileprivate func timestamp(at offset: Int) -> Timestamp {
        Timestamp(microseconds: Int64(bitPattern: littleEndian(UInt64.self, at: offset)))
    }

    fileprivate func name<Value: Name>(_ range: Range<Int>) throws(MalformedBytes) -> Value {
        guard let text = text(range), let name = Value(rawValue: text) else {
            throw MalformedBytes(offset: range.lowerBound)
        }
        return name
    }

    /// Reads a text of at most 255 bytes behind its length.
    fileprivate func short(
        at offset: inout Int, before end: Int
    ) throws(MalformedBytes) -> String {
        guard offset < end else { throw MalformedBytes(offset: offset) }
        let start = offset + 1
        let stop = start + Int(self[offset])
        guard stop <= end, let text = text(start..<stop) else {
            throw MalformedBytes(offset: offset)
        }
        offset = stop
        return text
    }
}
