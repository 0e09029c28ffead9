internal import ByteCoding
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
    /// Where the event comes from.
    package let origin: Origin
    /// Whether what the events of a command share stands in this record: it is the first of them.
    package let hasCommand: Bool

    /// In the first record of a command, how many events it has; in others, which one it is.
    private let events: UInt16
    private let streamStart: UInt16
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
        let checksum = CRC32C.checksum(of: bytes.extracting(0..<end), under: position.rawValue)
        guard checksum == bytes.littleEndian(at: end) else {
            throw .malformedRecord(at: position, "its checksum does not fit")
        }
        typealias Offset = RecordFormat.Offset
        guard bytes[Offset.version] == FormatVersion.current else {
            throw .newerRecord(at: position, version: bytes[Offset.version])
        }
        let flags = bytes[Offset.flags]
        hasCommand = flags & RecordFormat.Flag.hasCommand != 0
        let hasLatest = flags & RecordFormat.Flag.hasLatest != 0
        guard
            let origin = Origin(
                rawValue: flags >> RecordFormat.Flag.originShift & RecordFormat.Flag.originMask),
            let precision = EffectiveTime.Precision(
                rawValue: flags >> RecordFormat.Flag.precisionShift)
        else { throw Self.damage(at: position, byte: Offset.flags) }

        let start = RecordFormat.headerInBytes + (hasLatest ? RecordFormat.latestInBytes : 0)
        let streamEnd = start + Int(bytes[Offset.streamLength])
        let typeEnd = streamEnd + Int(bytes[Offset.typeLength])
        let actorEnd = typeEnd + Int(bytes[Offset.actorLength])
        let tagsEnd = actorEnd + Int(bytes.littleEndian(UInt16.self, at: Offset.tagsLength))
        let commandLength = bytes.littleEndian(UInt16.self, at: Offset.commandLength)
        let commandEnd = tagsEnd + Int(commandLength)
        guard commandEnd <= end,
            hasCommand
                ? commandLength >= RecordFormat.shortestCommandInBytes : commandLength == 0
        else { throw Self.damage(at: position, byte: Offset.commandLength) }
        // None is above the end, which is below 2^16.
        streamStart = UInt16(truncatingIfNeeded: start)
        self.streamEnd = UInt16(truncatingIfNeeded: streamEnd)
        self.typeEnd = UInt16(truncatingIfNeeded: typeEnd)
        self.actorEnd = UInt16(truncatingIfNeeded: actorEnd)
        self.tagsEnd = UInt16(truncatingIfNeeded: tagsEnd)
        self.commandEnd = UInt16(truncatingIfNeeded: commandEnd)
        payloadEnd = UInt16(truncatingIfNeeded: end)

        events = bytes.littleEndian(at: Offset.events)
        guard events > 0, hasCommand || UInt64(events) < position.rawValue else {
            throw Self.damage(at: position, byte: Offset.events)
        }
        let earliest = bytes.timestamp(at: Offset.earliest)
        var latest = earliest
        if hasLatest {
            latest = bytes.timestamp(at: RecordFormat.headerInBytes)
            guard earliest < latest else {
                throw Self.damage(at: position, byte: RecordFormat.headerInBytes)
            }
        }
        self.position = position
        self.origin = origin
        sequence = StreamSequence(UInt64(bytes.littleEndian(UInt32.self, at: Offset.sequence)))
        recordedAt = bytes.timestamp(at: Offset.recordedAt)
        effectiveAt = EffectiveTime(precision: precision, earliest: earliest, latest: latest)
        schemaVersion = bytes.littleEndian(at: Offset.schemaVersion)
    }

    /// Where the stream's name should be in bytes that nobody checked; `nil` when it cannot be there.
    static func uncheckedStream(in bytes: Span<UInt8>) -> Range<Int>? {
        guard bytes.count > RecordFormat.headerInBytes else { return nil }
        let hasLatest = bytes[RecordFormat.Offset.flags] & RecordFormat.Flag.hasLatest != 0
        let start = RecordFormat.headerInBytes + (hasLatest ? RecordFormat.latestInBytes : 0)
        let end = start + Int(bytes[RecordFormat.Offset.streamLength])
        return end <= bytes.count ? start..<end : nil
    }

    /// Which of its command's events it is; 0 is the first.
    package var indexInCommand: UInt16 { hasCommand ? 0 : events }

    /// How many events the command recorded, at least 1; known in its first record only.
    package var eventCount: UInt16? { hasCommand ? events : nil }

    /// Where the first event of the same command stands.
    package var firstOfCommand: Position { Position(position.rawValue - UInt64(indexInCommand)) }

    private var stream: Range<Int> { Int(streamStart)..<Int(streamEnd) }
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
        var place = tags.lowerBound
        while place < tags.upperBound {
            let tag = try tag(at: place, in: bytes)
            // An empty value stands for the actor's key.
            let value = tag.value.isEmpty ? actor : tag.value
            try body(bytes.extracting(tag.name), bytes.extracting(value))
            place = tag.value.upperBound
        }
    }

    /// Where the name and the value of the tag at `place` lie; the next tag begins where it ends.
    @inline(__always)
    private func tag(
        at place: Int, in bytes: Span<UInt8>
    ) throws(EventStoreError) -> (name: Range<Int>, value: Range<Int>) {
        let nameEnd = place + 1 + Int(bytes[place])
        guard nameEnd < tags.upperBound else { throw Self.damage(at: position, byte: place) }
        let valueEnd = nameEnd + 1 + Int(bytes[nameEnd])
        guard valueEnd <= tags.upperBound else { throw Self.damage(at: position, byte: nameEnd) }
        return ((place + 1)..<nameEnd, (nameEnd + 1)..<valueEnd)
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
        let stream = try stream(in: bytes)
        let tags = try tags(in: bytes)
        return Record(
            position: position, stream: stream, sequence: sequence, type: try type(in: bytes),
            schemaVersion: schemaVersion, tags: tags, actor: try actor(in: bytes), origin: origin,
            recordedAt: recordedAt, effectiveAt: effectiveAt, indexInCommand: indexInCommand,
            command: hasCommand ? try command(in: bytes, of: stream, tags) : nil,
            payload: payload(in: bytes))
    }

    /// The stream that the event belongs to.
    package func stream(in bytes: Span<UInt8>) throws(EventStoreError) -> StreamName {
        StreamName(accepted: try text(stream, in: bytes, StreamName.acceptsStored))
    }

    /// The event's type.
    package func type(in bytes: Span<UInt8>) throws(EventStoreError) -> EventName {
        EventName(accepted: try text(type, in: bytes, EventName.acceptsStored))
    }

    /// Who acted.
    package func actor(in bytes: Span<UInt8>) throws(EventStoreError) -> Agent.ID {
        Agent.ID(accepted: try text(actor, in: bytes, Agent.ID.acceptsStored))
    }

    /// What the event is about, sorted.
    package func tags(in bytes: Span<UInt8>) throws(EventStoreError) -> [EventTag] {
        var found: [EventTag] = []
        var place = tags.lowerBound
        var last: (name: Range<Int>, value: Range<Int>)?
        while place < tags.upperBound {
            let next = try tag(at: place, in: bytes)
            let isActor = next.value.isEmpty
            let value = isActor ? actor : next.value
            guard
                let tag = EventTag(
                    name: bytes.extracting(next.name), value: bytes.extracting(value)),
                isActor || !bytes.hasEqualBytes(next.value, actor),
                last.map({ bytes.hasAscending($0, (next.name, value)) }) ?? true
            else { throw Self.damage(at: position, byte: place) }
            if found.isEmpty { found.reserveCapacity(6) }
            found.append(tag)
            last = (next.name, value)
            place = next.value.upperBound
        }
        return found
    }

    /// The encoded event.
    package func payload(in bytes: Span<UInt8>) -> [UInt8] { bytes.bytes(payload) }

    /// The id of the command, in its first record.
    package func commandID(in bytes: Span<UInt8>) -> CommandID? {
        guard hasCommand else { return nil }
        let start = command.lowerBound
        return CommandID(bytes.extracting(start..<(start + 16)))
    }

    /// What the command said, in its first record.
    package func commandDigest(in bytes: Span<UInt8>) -> CommandDigest? {
        guard hasCommand else { return nil }
        let start = command.lowerBound + 16
        return CommandDigest(bytes.extracting(start..<(start + 16)))
    }

    /// What the events of the command share, in its first record.
    package func command(in bytes: Span<UInt8>) throws(EventStoreError) -> CommandDetails? {
        guard hasCommand else { return nil }
        return try command(in: bytes, of: try stream(in: bytes), try tags(in: bytes))
    }

    private func command(
        in bytes: Span<UInt8>, of stream: StreamName, _ tags: [EventTag]
    ) throws(EventStoreError) -> CommandDetails {
        guard let id = commandID(in: bytes), let digest = commandDigest(in: bytes) else {
            throw Self.damage(at: position, byte: command.lowerBound)
        }
        do throws(MalformedBytes) {
            var reader = ByteReader(
                bytes.bytes((command.lowerBound + 32)..<command.upperBound))
            let details = CommandDetails(
                id: id, digest: digest, eventCount: events, role: try reader.name(),
                authority: try reader.text(),
                reason: try reader.optional { reader throws(MalformedBytes) in try reader.text() },
                observation: try ObservationFormat(stream: stream, tags: tags).read(from: &reader))
            guard reader.isAtEnd else { throw MalformedBytes(offset: reader.offset) }
            return details
        } catch { throw Self.damage(at: position, byte: command.lowerBound + 32 + error.offset) }
    }

    @inline(__always)
    private func text(
        _ range: Range<Int>, in bytes: Span<UInt8>, _ accepts: (Span<UInt8>) -> Bool
    ) throws(EventStoreError) -> String {
        let part = bytes.extracting(range)
        guard accepts(part), let text = part.text else {
            throw Self.damage(at: position, byte: range.lowerBound)
        }
        return text
    }

    private static func damage(at position: Position, byte offset: Int) -> EventStoreError {
        .malformedRecord(at: position, MalformedBytes(offset: offset).description)
    }
}

extension Span<UInt8> {
    /// Whether two stretches of bytes are the same.
    fileprivate func hasEqualBytes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        extracting(left).isEqual(to: extracting(right))
    }

    /// Whether a tag's name and value sort before those of another.
    fileprivate func hasAscending(
        _ left: (name: Range<Int>, value: Range<Int>),
        _ right: (name: Range<Int>, value: Range<Int>)
    ) -> Bool {
        hasEqualBytes(left.name, right.name)
            ? extracting(left.value).precedes(extracting(right.value))
            : extracting(left.name).precedes(extracting(right.name))
    }

    fileprivate func timestamp(at offset: Int) -> Timestamp {
        Timestamp(microseconds: Int64(bitPattern: littleEndian(UInt64.self, at: offset)))
    }
}
