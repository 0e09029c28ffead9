package import EventSourcing
internal import LMDB

/// The fixed fields of a record and where its sections lie: read in place, without a copy.
///
/// To have one is to know that the checksum fits and that the sections do. What the sections say is
/// read when it is asked for, from the bytes that the header was read from: others end the program,
/// or give nonsense.
package struct RecordHeader: Sendable {
    /// The event's place in the ledger.
    package let position: Position
    /// Its place in its stream.
    package let sequence: StreamSequence
    /// When the ledger learnt it.
    package let recordedAt: Timestamp
    /// When what it says held, as claimed.
    package let effectiveAt: EffectiveTime
    /// The version of its payload's shape.
    package let schemaVersion: UInt16
    /// Which of its command's events it is; 0 is the first.
    package let indexInCommand: UInt16
    /// Where the event comes from.
    package let origin: Origin
    /// Whether what the events of a command share stands in this record.
    package let hasCommand: Bool

    private let streamEnd: UInt16
    private let typeEnd: UInt16
    private let actorEnd: UInt16
    private let tagsEnd: UInt16
    private let commandEnd: UInt16
    private let payloadEnd: UInt16

    /// Reads the header of the record that `bytes` hold under the key of `position`.
    ///
    /// Total: any bytes give a header or an error, never a trap.
    ///
    /// - Throws: Code `integrity` with the position when the bytes are not what was written;
    ///   `newerFormat` when they are whole, but of a version to come.
    /// - Complexity: O(bytes), for the checksum; nothing is allocated.
    package init(_ bytes: Span<UInt8>, at position: Position) throws(EventStoreError) {
        let end = bytes.count - RecordFormat.checksumInBytes
        guard end >= RecordFormat.headerInBytes, bytes.count <= Record.longestInBytes else {
            throw .malformedRecord(at: position, "it has \(bytes.count) bytes")
        }
        let checksum = CRC32C.checksum(of: bytes.extracting(0..<end))
        guard checksum == bytes.littleEndian(at: end) else {
            throw .malformedRecord(at: position, "its checksum does not fit")
        }
        typealias Offset = RecordFormat.Offset
        guard bytes[Offset.version] == FormatVersion.current else {
            throw .newerRecord(at: position, version: bytes[Offset.version])
        }
        let stated = bytes.littleEndian(UInt64.self, at: Offset.position)
        guard stated == position.rawValue else {
            throw .malformedRecord(at: position, "it says that it is position \(stated)")
        }

        var sectionEnd = RecordFormat.headerInBytes
        func nextSection(_ index: Int) -> UInt16 {
            sectionEnd += Int(bytes.littleEndian(UInt16.self, at: Offset.lengths + 2 * index))
            return UInt16(truncatingIfNeeded: sectionEnd)
        }
        streamEnd = nextSection(0)
        typeEnd = nextSection(1)
        actorEnd = nextSection(2)
        tagsEnd = nextSection(3)
        commandEnd = nextSection(4)
        payloadEnd = nextSection(5)
        // Commitments are none in this version. The last end is the greatest: none was truncated.
        guard nextSection(6) == payloadEnd, sectionEnd == end else {
            throw Self.damage(at: position, byte: Offset.lengths)
        }
        let flags = bytes[Offset.flags]
        hasCommand = flags & RecordFormat.Flag.hasCommand != 0
        guard flags & ~RecordFormat.Flag.hasCommand == 0, hasCommand || commandEnd == tagsEnd else {
            throw Self.damage(at: position, byte: Offset.flags)
        }
        guard let origin = Origin(rawValue: bytes[Offset.origin]) else {
            throw Self.damage(at: position, byte: Offset.origin)
        }
        guard let precision = EffectiveTime.Precision(rawValue: bytes[Offset.precision]) else {
            throw Self.damage(at: position, byte: Offset.precision)
        }
        indexInCommand = bytes.littleEndian(at: Offset.indexInCommand)
        guard UInt64(indexInCommand) < position.rawValue else {
            throw Self.damage(at: position, byte: Offset.indexInCommand)
        }
        let earliest = bytes.timestamp(at: Offset.earliest)
        let latest = bytes.timestamp(at: Offset.latest)
        guard earliest <= latest else { throw Self.damage(at: position, byte: Offset.earliest) }
        self.position = position
        self.origin = origin
        sequence = StreamSequence(bytes.littleEndian(at: Offset.sequence))
        recordedAt = bytes.timestamp(at: Offset.recordedAt)
        effectiveAt = EffectiveTime(precision: precision, earliest: earliest, latest: latest)
        schemaVersion = bytes.littleEndian(at: Offset.schemaVersion)
    }

    /// Where the first event of the same command stands.
    package var firstOfCommand: Position { Position(position.rawValue - UInt64(indexInCommand)) }

    private var stream: Range<Int> { RecordFormat.headerInBytes..<Int(streamEnd) }
    private var type: Range<Int> { Int(streamEnd)..<Int(typeEnd) }
    private var actor: Range<Int> { Int(typeEnd)..<Int(actorEnd) }
    private var tags: Range<Int> { Int(actorEnd)..<Int(tagsEnd) }
    private var command: Range<Int> { Int(tagsEnd)..<Int(commandEnd) }
    private var payload: Range<Int> { Int(commandEnd)..<Int(payloadEnd) }
}

// MARK: - In place

/// The sections as they stand; their text is checked by nobody here.
extension RecordHeader {
    /// The bytes of the stream's name.
    @_lifetime(copy bytes)
    package func streamBytes(in bytes: Span<UInt8>) -> Span<UInt8> { bytes.extracting(stream) }

    /// The bytes of the type's name.
    @_lifetime(copy bytes)
    package func typeBytes(in bytes: Span<UInt8>) -> Span<UInt8> { bytes.extracting(type) }

    /// The bytes of the actor's key.
    @_lifetime(copy bytes)
    package func actorBytes(in bytes: Span<UInt8>) -> Span<UInt8> { bytes.extracting(actor) }

    /// The encoded event.
    @_lifetime(copy bytes)
    package func payloadBytes(in bytes: Span<UInt8>) -> Span<UInt8> { bytes.extracting(payload) }

    /// Lends the name and the value of each tag, in their order.
    ///
    /// - Throws: Code `integrity` when the section is malformed, after the tags before that place;
    ///   what `body` threw.
    /// - Complexity: O(tags); nothing is allocated.
    @inline(__always)
    package func forEachTag(
        in bytes: Span<UInt8>,
        _ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) throws(EventStoreError) -> Void
    ) throws(EventStoreError) {
        var start = tags.lowerBound
        let end = tags.upperBound
        while start < end {
            let nameEnd = start + 1 + Int(bytes[start])
            guard nameEnd < end else { throw Self.damage(at: position, byte: start) }
            let valueEnd = nameEnd + 1 + Int(bytes[nameEnd])
            guard valueEnd <= end else { throw Self.damage(at: position, byte: nameEnd) }
            try body(
                bytes.extracting((start + 1)..<nameEnd),
                bytes.extracting((nameEnd + 1)..<valueEnd))
            start = valueEnd
        }
    }

    /// Shows what the record can be found by besides being of its stream: each term once, that of its
    /// type first.
    ///
    /// - Throws: As ``forEachTag(in:_:)``.
    /// - Complexity: O(bytes of type and tags); nothing is allocated for up to 15 tags.
    @inline(__always)
    package func forEachTerm(
        in bytes: Span<UInt8>, _ body: (Term) throws(EventStoreError) -> Void
    ) throws(EventStoreError) {
        var seen = DistinctTerms()
        let own = Term.type(typeBytes(in: bytes))
        _ = seen.insert(own)
        try body(own)
        try forEachTag(in: bytes) { name, value throws(EventStoreError) in
            let term = Term.tag(name: name, value: value)
            if seen.insert(term) { try body(term) }
        }
    }
}

/// The terms of one record so far: two texts may share a hash.
private struct DistinctTerms {
    private var first: InlineArray<16, UInt64> = .init(repeating: 0)
    private var count = 0
    private var others: Set<UInt64> = []

    /// Adds a term; returns whether it is a new one.
    mutating func insert(_ term: Term) -> Bool {
        for index in 0..<count where first[index] == term.rawValue { return false }
        guard count == first.count else {
            first[count] = term.rawValue
            count += 1
            return true
        }
        return others.insert(term.rawValue).inserted
    }
}

// MARK: - As values

/// The sections as values of their own, checked.
///
/// Each throws code `integrity` when the bytes cannot be such a value.
extension RecordHeader {
    /// The whole record.
    package func record(in bytes: Span<UInt8>) throws(EventStoreError) -> Record {
        Record(
            position: position, stream: try stream(in: bytes), sequence: sequence,
            type: try type(in: bytes), schemaVersion: schemaVersion, tags: try tags(in: bytes),
            actor: try actor(in: bytes), origin: origin, recordedAt: recordedAt,
            effectiveAt: effectiveAt, indexInCommand: indexInCommand,
            command: try command(in: bytes), payload: payload(in: bytes))
    }

    /// The stream that the event belongs to.
    package func stream(in bytes: Span<UInt8>) throws(EventStoreError) -> StreamName {
        try name(stream, in: bytes)
    }

    /// The event's type.
    package func type(in bytes: Span<UInt8>) throws(EventStoreError) -> EventName {
        try name(type, in: bytes)
    }

    /// Who acted.
    package func actor(in bytes: Span<UInt8>) throws(EventStoreError) -> Actor.ID {
        try name(actor, in: bytes)
    }

    /// What the event is about, sorted.
    package func tags(in bytes: Span<UInt8>) throws(EventStoreError) -> [Tag] {
        var found: [Tag] = []
        try forEachTag(in: bytes) { name, value throws(EventStoreError) in
            guard let name = name.text, let value = value.text, let tag = try? Tag(name, value),
                found.last.map({ $0 < tag }) ?? true
            else { throw Self.damage(at: position, byte: tags.lowerBound) }
            found.append(tag)
        }
        return found
    }

    /// The encoded event.
    package func payload(in bytes: Span<UInt8>) -> [UInt8] { bytes.bytes(payload) }

    /// The id of the command, in its first record.
    package func commandID(in bytes: Span<UInt8>) throws(EventStoreError) -> CommandID? {
        guard hasCommand else { return nil }
        let start = command.lowerBound
        guard command.count >= RecordFormat.shortestCommandInBytes,
            let id = CommandID(bytes: bytes.bytes(start..<(start + 16)))
        else { throw Self.damage(at: position, byte: start) }
        return id
    }

    /// How many events the command recorded, in its first record.
    package func eventCount(in bytes: Span<UInt8>) throws(EventStoreError) -> UInt16? {
        guard hasCommand else { return nil }
        guard command.count >= RecordFormat.shortestCommandInBytes else {
            throw Self.damage(at: position, byte: command.lowerBound)
        }
        return bytes.littleEndian(at: command.lowerBound + 32)
    }

    /// What the events of the command share, in its first record.
    package func command(in bytes: Span<UInt8>) throws(EventStoreError) -> CommandDetails? {
        guard let id = try commandID(in: bytes), let eventCount = try eventCount(in: bytes) else {
            return nil
        }
        let start = command.lowerBound
        let roleStart = start + RecordFormat.shortestCommandInBytes
        let roleEnd = roleStart + Int(bytes[roleStart - 1])
        guard roleEnd <= command.upperBound,
            let digest = CommandDigest(bytes: bytes.bytes((start + 16)..<(start + 32)))
        else { throw Self.damage(at: position, byte: roleStart) }
        let role: Role = try name(roleStart..<roleEnd, in: bytes)
        do throws(MalformedBytes) {
            var reader = ByteReader(bytes.bytes(roleEnd..<command.upperBound))
            let details = CommandDetails(
                id: id, digest: digest, eventCount: eventCount, role: role,
                authority: try reader.text(),
                reason: try reader.optional { reader throws(MalformedBytes) in try reader.text() },
                observation: try Observation(from: &reader))
            guard reader.isAtEnd else { throw MalformedBytes(offset: command.upperBound) }
            return details
        } catch { throw .malformedRecord(at: position, error.description) }
    }

    private func name<Value: Name>(
        _ range: Range<Int>, in bytes: Span<UInt8>
    ) throws(EventStoreError) -> Value {
        guard let text = bytes.text(range), let name = Value(rawValue: text) else {
            throw Self.damage(at: position, byte: range.lowerBound)
        }
        return name
    }

    private static func damage(at position: Position, byte offset: Int) -> EventStoreError {
        .malformedRecord(at: position, MalformedBytes(offset: offset).description)
    }
}

extension Span<UInt8> {
    fileprivate func timestamp(at offset: Int) -> Timestamp {
        Timestamp(microseconds: Int64(bitPattern: littleEndian(UInt64.self, at: offset)))
    }
}
