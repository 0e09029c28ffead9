public import ByteCoding
public import EventSourcing

/// A borrowed view of a stored record: its bytes in place, checked against their checksum.
///
/// The view copies nothing, and cannot escape the closure that receives it. Fixed fields and bytes
/// are free to read; other values are checked and copied on access.
public struct RecordView: ~Escapable {
    /// The event's position in the ledger.
    public let position: Position
    /// Its sequence number in its stream.
    public let sequence: StreamSequence
    /// When the ledger recorded it.
    public let recordedAt: Timestamp
    /// The effective time, as stated.
    public let effectiveAt: EffectiveTime
    /// The schema version of its payload.
    public let schemaVersion: UInt16
    /// The origin of the event.
    public let origin: Origin
    /// The index of the event in its command, from 0.
    ///
    /// The first one has the command's details.
    public let indexInCommand: UInt16
    /// How many events its command recorded, at least 1.
    public let eventCount: UInt16
    /// See ``RecordFormat/Flag``.
    private let flags: UInt16
    @usableFromInline let streamStart: UInt16
    @usableFromInline let streamEnd: UInt16
    @usableFromInline let typeEnd: UInt16
    @usableFromInline let actorEnd: UInt16
    @usableFromInline let tagsEnd: UInt16
    @usableFromInline let commandEnd: UInt16
    @usableFromInline let payloadEnd: UInt16
    @usableFromInline let bytes: Span<UInt8>

    /// Creates a view of the record in `bytes`, stored under the key of `position`.
    ///
    /// Any bytes give a view or an error, never a trap. The sections are decoded on access.
    ///
    /// - Throws: Code `integrity` with the position when the bytes were changed; `newerFormat` when
    ///   they are intact, but of a later version.
    /// - Complexity: O(bytes), for the checksum; nothing is allocated.
    @_lifetime(copy bytes)
    package init(
        _ bytes: Span<UInt8>, at position: Position
    ) throws(EventStoreError) {
        let end = bytes.count - RecordFormat.checksumInBytes
        guard end >= RecordFormat.headerInBytes, bytes.count <= Record.longestInBytes else {
            throw .malformedRecord(at: position, "it has \(bytes.count) bytes")
        }
        let checksum = CRC32C.checksum(of: bytes.extracting(0..<end), under: position.rawValue)
        guard checksum == bytes.littleEndian(at: end) else {
            throw .malformedRecord(at: position, "its checksum does not match")
        }
        typealias Offset = RecordFormat.Offset
        guard bytes[Offset.version] == RecordFormat.version else {
            throw .newerRecord(at: position, version: bytes[Offset.version])
        }
        typealias Flag = RecordFormat.Flag
        let flags: UInt16 = bytes.littleEndian(at: Offset.flags)
        let isFirst = flags & Flag.isFirst != 0
        guard
            let origin = Origin(
                rawValue: UInt8(truncatingIfNeeded: flags >> Flag.originShift & Flag.originMask)),
            let precision = EffectiveTime.Precision(
                rawValue: UInt8(
                    truncatingIfNeeded: flags >> Flag.precisionShift & Flag.precisionMask)),
            flags & ~Flag.all == 0, isFirst || flags & Flag.hasSeen == 0
        else { throw .malformedRecord(at: position, byte: Offset.flags) }

        var start = RecordFormat.headerInBytes
        var index: UInt16 = 0
        eventCount = bytes.littleEndian(at: Offset.events)
        if !isFirst {
            guard start + RecordFormat.indexInBytes <= end else {
                throw .malformedRecord(at: position, byte: start)
            }
            index = bytes.littleEndian(at: start)
            guard index > 0 else { throw .malformedRecord(at: position, byte: start) }
            start += RecordFormat.indexInBytes
        }
        guard index < eventCount, UInt64(index) < position.rawValue else {
            throw .malformedRecord(at: position, byte: Offset.events)
        }
        indexInCommand = index
        let earliest = bytes.timestamp(at: Offset.earliest)
        var latest = earliest
        if flags & Flag.hasLatest != 0 {
            guard start + RecordFormat.latestInBytes <= end else {
                throw .malformedRecord(at: position, byte: start)
            }
            latest = bytes.timestamp(at: start)
            guard earliest < latest else { throw .malformedRecord(at: position, byte: start) }
            start += RecordFormat.latestInBytes
        }
        let streamEnd = start + Int(bytes[Offset.streamLength])
        let typeEnd = streamEnd + Int(bytes[Offset.typeLength])
        let actorEnd = typeEnd + Int(bytes[Offset.actorLength])
        let tagsEnd = actorEnd + Int(bytes.littleEndian(UInt16.self, at: Offset.tagsLength))
        let commandLength = bytes.littleEndian(UInt16.self, at: Offset.commandLength)
        let commandEnd = tagsEnd + Int(commandLength)
        var payloadEnd = end
        if flags & Flag.hasTexts != 0 {
            payloadEnd -= RecordFormat.commitmentCountInBytes
            guard commandEnd <= payloadEnd else {
                throw .malformedRecord(at: position, byte: Offset.commandLength)
            }
            let count = Int(bytes.littleEndian(UInt16.self, at: payloadEnd))
            payloadEnd -= count * RecordFormat.commitmentInBytes
            guard count > 0, commandEnd <= payloadEnd else {
                throw .malformedRecord(
                    at: position, byte: end - RecordFormat.commitmentCountInBytes)
            }
        }
        guard commandEnd <= payloadEnd,
            isFirst ? commandLength >= RecordFormat.shortestCommandInBytes : commandLength == 0
        else { throw .malformedRecord(at: position, byte: Offset.commandLength) }
        // All offsets are at most `end`, which is below 2^16.
        streamStart = UInt16(truncatingIfNeeded: start)
        self.streamEnd = UInt16(truncatingIfNeeded: streamEnd)
        self.typeEnd = UInt16(truncatingIfNeeded: typeEnd)
        self.actorEnd = UInt16(truncatingIfNeeded: actorEnd)
        self.tagsEnd = UInt16(truncatingIfNeeded: tagsEnd)
        self.commandEnd = UInt16(truncatingIfNeeded: commandEnd)
        self.payloadEnd = UInt16(truncatingIfNeeded: payloadEnd)

        self.flags = flags
        self.position = position
        self.origin = origin
        sequence = StreamSequence(UInt64(bytes.littleEndian(UInt32.self, at: Offset.sequence)))
        recordedAt = bytes.timestamp(at: Offset.recordedAt)
        effectiveAt = EffectiveTime(precision: precision, earliest: earliest, latest: latest)
        schemaVersion = bytes.littleEndian(at: Offset.schemaVersion)
        self.bytes = bytes
    }

    /// The expected range of the stream's name in unchecked bytes; `nil` when it cannot be there.
    package static func uncheckedStream(in bytes: Span<UInt8>) -> Range<Int>? {
        guard bytes.count > RecordFormat.headerInBytes else { return nil }
        let flags: UInt16 = bytes.littleEndian(at: RecordFormat.Offset.flags)
        var start = RecordFormat.headerInBytes
        if flags & RecordFormat.Flag.isFirst == 0 { start += RecordFormat.indexInBytes }
        if flags & RecordFormat.Flag.hasLatest != 0 { start += RecordFormat.latestInBytes }
        let end = start + Int(bytes[RecordFormat.Offset.streamLength])
        return end <= bytes.count ? start..<end : nil
    }
}

// MARK: - In place

/// The sections as stored; their text is not checked here.
extension RecordView {
    /// Whether it is the first event of its command, which has the command's details.
    @inlinable public var isFirstOfCommand: Bool { indexInCommand == 0 }

    /// Whether the record contains commitments to texts.
    public var hasTexts: Bool { flags & RecordFormat.Flag.hasTexts != 0 }

    private var hasSeen: Bool { flags & RecordFormat.Flag.hasSeen != 0 }

    /// The positions of the events of its command.
    @inlinable public var commandPositions: CommandPositions {
        CommandPositions(of: position, index: indexInCommand, of: eventCount)
    }

    /// The CRC-32C of the record's position and bytes, as it is stored.
    package var checksum: UInt32 {
        bytes.littleEndian(at: bytes.count - RecordFormat.checksumInBytes)
    }

    /// The size of the record on disk.
    ///
    /// Unit: bytes.
    public var sizeInBytes: Int { bytes.count }

    /// The UTF-8 bytes of the stream's name.
    @inlinable public var streamBytes: Span<UInt8> {
        @_lifetime(copy self) get { bytes.extracting(Int(streamStart)..<Int(streamEnd)) }
    }

    /// The UTF-8 bytes of the type.
    @inlinable public var typeBytes: Span<UInt8> {
        @_lifetime(copy self) get { bytes.extracting(Int(streamEnd)..<Int(typeEnd)) }
    }

    /// The UTF-8 bytes of the actor's key.
    @inlinable public var actorBytes: Span<UInt8> {
        @_lifetime(copy self) get { bytes.extracting(Int(typeEnd)..<Int(actorEnd)) }
    }

    /// The encoded event, without free texts.
    @inlinable public var payload: Span<UInt8> {
        @_lifetime(copy self) get { bytes.extracting(Int(commandEnd)..<Int(payloadEnd)) }
    }

    /// The event as a projection folds it, with every text erased.
    ///
    /// - Throws: Code `integrity` when the commitments are malformed.
    public var event: EncodedEvent {
        @_lifetime(copy self) get throws(EventStoreError) {
            event(with: hasTexts ? try erasedTexts : [])
        }
    }

    /// The event as a codec reads it.
    ///
    /// - Parameter texts: The texts stored beside the record, by field: one for each commitment of
    ///   the event, and those of the command if a caller may read the whole record.
    /// - Returns: The event, which is valid as long as the view.
    @_lifetime(copy self)
    package func event(with texts: [FieldText]) -> EncodedEvent {
        EncodedEvent(
            at: position, in: commandPositions, recordedAt: recordedAt, effectiveAt: effectiveAt,
            origin: origin, by: actorBytes, sequence: sequence, schemaVersion: schemaVersion,
            type: typeBytes, payload: payload,
            keeping: texts, in: bytes
        ) { bytes, position, texts throws(EventStoreError) in
            // The closure captures nothing: a replay creates a view of every record.
            try RecordFormat.decode(bytes, at: position, texts: texts)
        }
    }

    /// Whether the event belongs to that stream.
    @inlinable public func isOf(_ stream: StreamName) -> Bool {
        streamBytes.isEqual(to: stream.rawValue.utf8Span.span)
    }

    /// Whether the event is of that type.
    @inlinable public func isOf(_ type: EventName) -> Bool {
        typeBytes.isEqual(to: type.rawValue.utf8Span.span)
    }

    /// Calls `body` with the UTF-8 bytes of the name and the value of each tag, in their order.
    ///
    /// - Throws: Code `integrity` when the section is malformed, after the tags before that offset;
    ///   the error of `body`.
    /// - Complexity: O(tags); nothing is allocated.
    @inlinable @inline(__always)
    public func forEachTag(
        _ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) throws(EventStoreError) -> Void
    ) throws(EventStoreError) {
        var place = tags.lowerBound
        while place < tags.upperBound {
            let tag = try tag(at: place)
            // An empty value means the actor's key.
            let value = tag.value.isEmpty ? actor : tag.value
            try body(bytes.extracting(tag.name), bytes.extracting(value))
            place = tag.value.upperBound
        }
    }

    /// Whether the event has that tag.
    ///
    /// - Throws: Code `integrity` when the tags are malformed.
    public func has(_ tag: EventTag) throws(EventStoreError) -> Bool {
        var isFound = false
        try forEachTag { name, value throws(EventStoreError) in
            if value.isEqual(to: tag.value.utf8Span.span), name.isEqual(to: tag.name.utf8Span.span)
            {
                isFound = true
            }
        }
        return isFound
    }

    /// Whether the event matches `query`.
    ///
    /// - Throws: Code `integrity` when the tags are malformed.
    public func matches(_ query: Query) throws(EventStoreError) -> Bool {
        // Borrowed, not copied: this runs for every record that is read through the index.
        let clauses = query.clauses.span
        for index in clauses.indices where try matches(clauses[index]) { return true }
        return false
    }

    private func matches(_ clause: Query.Clause) throws(EventStoreError) -> Bool {
        if let stream = clause.stream, !isOf(stream) { return false }
        if !clause.types.isEmpty, !clause.types.contains(where: { isOf($0) }) { return false }
        for tag in clause.tags where try !has(tag) { return false }
        return true
    }

    @usableFromInline var actor: Range<Int> { Int(typeEnd)..<Int(actorEnd) }
    @usableFromInline var tags: Range<Int> { Int(actorEnd)..<Int(tagsEnd) }
    private var command: Range<Int> { Int(tagsEnd)..<Int(commandEnd) }

    /// The ranges of the name and the value of the tag at `place`.
    ///
    /// The next tag starts after the value.
    @inlinable @inline(__always)
    func tag(at place: Int) throws(EventStoreError) -> (name: Range<Int>, value: Range<Int>) {
        let nameEnd = place + 1 + Int(bytes[place])
        guard nameEnd < tags.upperBound else {
            throw .malformedRecord(at: position, byte: place)
        }
        let valueEnd = nameEnd + 1 + Int(bytes[nameEnd])
        guard valueEnd <= tags.upperBound else {
            throw .malformedRecord(at: position, byte: nameEnd)
        }
        return ((place + 1)..<nameEnd, (nameEnd + 1)..<valueEnd)
    }
}

// MARK: - As values

/// The sections as checked values.
///
/// Each one throws code `integrity` when its bytes are not a valid value.
extension RecordView {
    /// The stream that the event belongs to.
    public var stream: StreamName {
        get throws(EventStoreError) {
            StreamName(
                accepted: try text(Int(streamStart)..<Int(streamEnd), StreamName.acceptsStored))
        }
    }

    /// The event's type.
    public var type: EventName {
        get throws(EventStoreError) {
            EventName(accepted: try text(Int(streamEnd)..<Int(typeEnd), EventName.acceptsStored))
        }
    }

    /// The key of the actor.
    public var actorID: Agent.ID {
        get throws(EventStoreError) {
            Agent.ID(accepted: try text(actor, Agent.ID.acceptsStored))
        }
    }

    /// The tags of the event, sorted.
    public var tagValues: [EventTag] {
        get throws(EventStoreError) {
            var found: [EventTag] = []
            var place = tags.lowerBound
            var last: (name: Range<Int>, value: Range<Int>)?
            while place < tags.upperBound {
                let next = try tag(at: place)
                let isActor = next.value.isEmpty
                let value = isActor ? actor : next.value
                guard
                    let tag = EventTag(
                        name: bytes.extracting(next.name), value: bytes.extracting(value)),
                    isActor || !bytes.hasEqualBytes(next.value, actor),
                    last.map({ bytes.hasAscending($0, (next.name, value)) }) ?? true
                else { throw .malformedRecord(at: position, byte: place) }
                if found.isEmpty { found.reserveCapacity(6) }
                found.append(tag)
                last = (next.name, value)
                place = next.value.upperBound
            }
            return found
        }
    }

    /// The id of the command; `nil` except in its first record.
    public var commandID: CommandID? {
        guard isFirstOfCommand else { return nil }
        let start = command.lowerBound
        return CommandID(bytes.extracting(start..<(start + 16)))
    }

    /// The commitments to texts, by field.
    public var commitments: [(field: TextField, commitment: ContentDigest)] {
        get throws(EventStoreError) {
            var found: [(field: TextField, commitment: ContentDigest)] = []
            try forEachCommitment { field, bytes in
                if let commitment = ContentDigest(bytes: bytes.copied) {
                    found.append((field, commitment))
                }
            }
            return found
        }
    }

    /// The fields with commitments, in order.
    public var textFields: [TextField] {
        get throws(EventStoreError) {
            var found: [TextField] = []
            try forEachCommitment { field, _ in found.append(field) }
            return found
        }
    }

    /// The texts of the event, all of them erased.
    private var erasedTexts: [FieldText] {
        get throws(EventStoreError) {
            var found: [FieldText] = []
            try forEachCommitment { field, _ in
                if !field.isOfCommand { found.append(FieldText(field, .erased)) }
            }
            return found
        }
    }

    /// Calls `body` with each field and its commitment, in order.
    ///
    /// - Throws: Code `integrity` when a field is out of order, after those before it.
    private func forEachCommitment(
        _ body: (TextField, Span<UInt8>) -> Void
    ) throws(EventStoreError) {
        guard hasTexts else { return }
        let end = bytes.count - RecordFormat.checksumInBytes - RecordFormat.commitmentCountInBytes
        var place = Int(payloadEnd)
        var last: TextField?
        while place < end {
            let field = TextField(rawValue: bytes.littleEndian(at: place))
            guard isFirstOfCommand || !field.isOfCommand,
                last.map({ $0 < field }) ?? true
            else { throw .malformedRecord(at: position, byte: place) }
            let next = place + RecordFormat.commitmentInBytes
            body(field, bytes.extracting((place + 2)..<next))
            last = field
            place = next
        }
    }

    /// The command's details, with its texts as erased; `nil` except in its first record.
    public var commandDetails: CommandDetails? {
        get throws(EventStoreError) {
            guard isFirstOfCommand else { return nil }
            return try command(try recordedTexts(with: []), of: try stream, try tagValues)
        }
    }

    /// A copy of the whole record.
    ///
    /// - Parameter texts: The texts stored beside it; a missing text counts as erased.
    /// - Returns: The record.
    /// - Throws: Code `integrity` when the bytes are not a valid record.
    public func record(with texts: [FieldText] = []) throws(EventStoreError) -> Record {
        let stream = try stream
        let tags = try tagValues
        let recorded = try recordedTexts(with: texts)
        return Record(
            position: position, stream: stream, sequence: sequence, type: try type,
            schemaVersion: schemaVersion, tags: tags, actor: try actorID, origin: origin,
            recordedAt: recordedAt, effectiveAt: effectiveAt, indexInCommand: indexInCommand,
            eventCount: eventCount,
            command: isFirstOfCommand ? try command(recorded, of: stream, tags) : nil,
            payload: payload.copied, texts: recorded)
    }

    private func recordedTexts(
        with texts: [FieldText]
    ) throws(EventStoreError) -> [RecordedText] {
        guard hasTexts else { return [] }
        return try commitments.map {
            RecordedText($0.field, commitment: $0.commitment, text: texts[$0.field] ?? .erased)
        }
    }

    private func command(
        _ texts: [RecordedText], of stream: StreamName, _ tags: [EventTag]
    ) throws(EventStoreError) -> CommandDetails {
        let start = command.lowerBound
        guard let id = commandID,
            let digest = CommandDigest(bytes.extracting((start + 16)..<(start + 32)))
        else { throw .malformedRecord(at: position, byte: start) }
        do throws(MalformedBytes) {
            var reader = ByteReader(bytes.bytes((start + 32)..<command.upperBound))
            let format = ObservationFormat(stream: stream, tags: tags)
            let role: Role = try reader.name()
            let dependsOn = try format.read(from: &reader)
            let seen = hasSeen ? try format.read(from: &reader) : nil
            guard reader.isAtEnd, seen?.query.clauses.isEmpty != true else {
                throw MalformedBytes(offset: reader.offset)
            }
            return CommandDetails(
                id: id, digest: digest, role: role, texts: texts, dependsOn: dependsOn, seen: seen)
        } catch { throw .malformedRecord(at: position, byte: start + 32 + error.offset) }
    }

    @inline(__always)
    private func text(
        _ range: Range<Int>, _ accepts: (Span<UInt8>) -> Bool
    ) throws(EventStoreError) -> String {
        let part = bytes.extracting(range)
        guard accepts(part), let text = part.text else {
            throw .malformedRecord(at: position, byte: range.lowerBound)
        }
        return text
    }
}

extension Span<UInt8> {
    /// Whether two ranges have the same bytes.
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
