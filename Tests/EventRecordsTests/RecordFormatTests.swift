import CaseLedgerTesting
import EventRecords
import EventSourcing
import Testing

@Suite("The bytes of a record")
struct RecordFormatTests {
    @Test("Every encoded record decodes to itself")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let record = try Self.record(from: &random)
            let bytes = try #require(RecordFormat.encode(record))
            let read = try RecordFormat.decode(bytes.span, at: record.position)
            #expect(read == record)
        }
    }

    @Test("A header that is read in place equals the record, field by field")
    func header() throws {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let record = try Self.record(from: &random)
            let bytes = try #require(RecordFormat.encode(record))
            let view = try RecordView(bytes.span, at: record.position)
            #expect(view.sequence == record.sequence)
            #expect(view.recordedAt == record.recordedAt)
            #expect(view.effectiveAt == record.effectiveAt)
            #expect(view.schemaVersion == record.schemaVersion)
            #expect(view.indexInCommand == record.indexInCommand)
            #expect(view.eventCount == record.eventCount)
            #expect(view.origin == record.origin)
            #expect(view.commandPositions == record.occurrence.command)
            #expect(view.hasTexts == !record.texts.isEmpty)
            let stream = try view.stream
            let type = try view.type
            let actor = try view.actorID
            let tags = try view.tagValues
            let details = try view.commandDetails
            let fields = try view.commitments.map(\.field)
            let payload = (0..<view.payload.count).map { view.payload[$0] }
            #expect(stream == record.stream)
            #expect(type == record.type)
            #expect(actor == record.actor)
            #expect(tags == record.tags)
            #expect(details == record.command)
            #expect(fields == record.texts.map(\.field))
            #expect(view.commandID == record.command?.id)
            #expect(payload == record.payload)
        }
    }

    @Test("A text that is kept beside a record is given with it; one that is not counts as erased")
    func texts() throws {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<200 {
            let record = try Self.record(from: &random)
            let bytes = try #require(RecordFormat.encode(record))
            let kept = record.texts.filter { _ in random.below(2) == 0 }.map {
                FieldText($0.field, "text \($0.field.rawValue)")
            }
            let read = try RecordFormat.decode(bytes.span, at: record.position, texts: kept)
            for text in read.texts { #expect(text.text == kept[text.field] ?? .erased) }
            #expect(read.command?.reason == read.texts[.reason])
            #expect(read.command?.authority == read.texts[.authority])
            // A projection is given no text.
            let view = try RecordView(bytes.span, at: record.position)
            let fields = try view.event.texts.map { [$0.field: $0.text] }
            #expect(fields == read.eventTexts.map { [$0.field: .erased] })
            #expect(try view.textFields == read.texts.map(\.field))
        }
    }

    @Test("A record refers to values that it already holds and does not repeat them")
    func pointers() throws {
        func size(
            stream: StreamName?, tag: String, by actor: Agent.ID = "a-7", latest: Int64 = 0
        ) throws -> Int {
            var random = SeededGenerator(seed: 10)
            let tags = [try EventTag("case", "court-07"), try EventTag("inspector", "inspector-9")]
            let observation = ObservedQuery(
                of: Query([.init(stream: stream, tags: [try EventTag("case", tag)])]),
                upTo: Position(300))
            let record = Record(
                position: Position(400), stream: "leicestershire-2021",
                sequence: StreamSequence(7), type: "judgement-recorded", schemaVersion: 1,
                tags: tags, actor: actor, origin: .recorded,
                recordedAt: Timestamp(microseconds: 5),
                effectiveAt: EffectiveTime(
                    precision: .day, earliest: Timestamp(microseconds: 0),
                    latest: Timestamp(microseconds: latest)), indexInCommand: 0,
                eventCount: 1,
                command: CommandDetails(
                    id: CommandID(generator: &random),
                    digest: try #require(CommandDigest(bytes: Array(1...16))),
                    role: "inspector", dependsOn: observation, seen: nil),
                payload: [])
            let bytes = try #require(RecordFormat.encode(record))
            #expect(try RecordFormat.decode(bytes.span, at: record.position) == record)
            return bytes.count
        }
        let least = try size(stream: "leicestershire-2021", tag: "court-07")
        #expect(try size(stream: nil, tag: "court-07") == least)
        #expect(try size(stream: "leicestershire-2022", tag: "court-07") == least + 20)
        #expect(try size(stream: nil, tag: "court-08") == least + 13)
        #expect(try size(stream: nil, tag: "court-07", by: "inspector-9") == least + 8 - 11)
        #expect(try size(stream: nil, tag: "court-07", latest: 1) == least + 8)
    }

    @Test("What the events of a command share stands in the first one, or there is no record")
    func commandOfFirst() throws {
        var random = SeededGenerator(seed: 12)
        var seen: Set<Bool> = []
        for _ in 0..<40 {
            let record = try Self.record(from: &random)
            seen.insert(record.command == nil)
            let other = Record(
                position: record.position, stream: record.stream, sequence: record.sequence,
                type: record.type, schemaVersion: record.schemaVersion, tags: record.tags,
                actor: record.actor, origin: record.origin, recordedAt: record.recordedAt,
                effectiveAt: record.effectiveAt,
                indexInCommand: record.command == nil ? 0 : 1, eventCount: record.eventCount,
                command: record.command, payload: record.payload, texts: record.texts)
            #expect(RecordFormat.encode(other) == nil)
        }
        #expect(seen.count == 2)
    }

    @Test("An index is below the count of the command's events, or there is no record")
    func indexBelowCount() throws {
        var random = SeededGenerator(seed: 15)
        var record = try Self.record(from: &random)
        while record.command != nil { record = try Self.record(from: &random) }
        for (count, fits) in [(record.indexInCommand + 1, true), (record.indexInCommand, false)] {
            let other = Record(
                position: record.position, stream: record.stream, sequence: record.sequence,
                type: record.type, schemaVersion: record.schemaVersion, tags: record.tags,
                actor: record.actor, origin: record.origin, recordedAt: record.recordedAt,
                effectiveAt: record.effectiveAt, indexInCommand: record.indexInCommand,
                eventCount: count, command: nil, payload: record.payload, texts: record.texts)
            #expect((RecordFormat.encode(other) != nil) == fits)
        }
    }

    @Test("A flipped bit is found wherever it is, and none is silent")
    func flippedBits() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<5_000 {
            let record = try Self.record(from: &random)
            var bytes = try #require(RecordFormat.encode(record))
            let bit = Int(random.below(UInt64(bytes.count * 8)))
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            expectDamage(bytes, at: record.position)
        }
    }

    @Test("Bytes with a sound checksum but anything else inside never trap, and are canonical")
    func hostileBytes() throws {
        var random = SeededGenerator(seed: 3)
        var decoded = 0
        for round in 0..<5_000 {
            let record = try Self.record(from: &random)
            var bytes = try #require(RecordFormat.encode(record))
            for _ in 0...random.below(4) {
                let index = Int(random.below(UInt64(bytes.count)))
                bytes[index] = UInt8(truncatingIfNeeded: random.next())
            }
            if round % 3 == 0 { bytes.removeLast(Int(random.below(UInt64(bytes.count)))) }
            Self.seal(&bytes, at: record.position)
            do throws(EventStoreError) {
                let read = try RecordFormat.decode(bytes.span, at: record.position)
                #expect(read.position == record.position)
                #expect(RecordFormat.encode(read) == bytes)
                decoded += 1
            } catch {
                #expect(error.code == .integrity || error.code == .newerFormat)
                #expect(error.position == record.position)
            }
        }
        #expect(decoded < 5_000)
    }

    @Test("A record cut anywhere, or with a byte added, is damaged")
    func wrongLengths() throws {
        var random = SeededGenerator(seed: 4)
        let record = try Self.record(from: &random)
        let bytes = try #require(RecordFormat.encode(record))
        for count in bytes.indices { expectDamage(Array(bytes.prefix(count)), at: record.position) }
        expectDamage(bytes + [0], at: record.position)
    }

    @Test("A record under the key of another position is damaged")
    func wrongPosition() throws {
        var random = SeededGenerator(seed: 5)
        let record = try Self.record(from: &random)
        let bytes = try #require(RecordFormat.encode(record))
        expectDamage(bytes, at: record.position.next)
    }

    @Test("A sound record of a newer version is newer, not damaged")
    func newerVersion() throws {
        var random = SeededGenerator(seed: 6)
        let record = try Self.record(from: &random)
        var bytes = try #require(RecordFormat.encode(record))
        bytes[0] = 1
        Self.seal(&bytes, at: record.position)
        let error = #expect(throws: EventStoreError.self) {
            try RecordFormat.decode(bytes.span, at: record.position)
        }
        #expect(error?.code == .newerFormat)
    }

    @Test("65,535 bytes make a record, one more does not")
    func longest() throws {
        var random = SeededGenerator(seed: 7)
        let record = try Self.record(from: &random, payload: [])
        let empty = try #require(RecordFormat.encode(record)).count
        for (count, fits) in [(65_535, true), (65_536, false), (200_000, false)] {
            var same = SeededGenerator(seed: 7)
            let long = try Self.record(
                from: &same, payload: Array(repeating: 7, count: count - empty))
            let bytes = RecordFormat.encode(long)
            #expect((bytes != nil) == fits)
            if let bytes {
                #expect(bytes.count == 65_535)
                let read = try RecordFormat.decode(bytes.span, at: long.position)
                #expect(read == long)
            }
        }
    }

    @Test("The bytes of one record are these, for ever")
    func fixture() throws {
        let texts = [
            RecordedText(
                .reason, commitment: try #require(ContentDigest(bytes: Array(33...64))),
                text: .erased),
            RecordedText(
                TextField(event: 20, index: 1),
                commitment: try #require(ContentDigest(bytes: Array(65...96))), text: .erased),
        ]
        let record = Record(
            position: Position(2), stream: "one", sequence: StreamSequence(1), type: "counted",
            schemaVersion: 3, tags: [try EventTag("key", "a")], actor: "a-7", origin: .published,
            recordedAt: Timestamp(microseconds: 258),
            effectiveAt: EffectiveTime(
                precision: .day, earliest: Timestamp(microseconds: -1),
                latest: Timestamp(microseconds: 5)), indexInCommand: 0, eventCount: 2,
            command: CommandDetails(
                id: CommandID(derivedFrom: "id"),
                digest: try #require(CommandDigest(bytes: Array(1...16))), role: "chair",
                texts: texts,
                dependsOn: ObservedQuery(
                    of: Query([.init(stream: "one", tags: [try EventTag("key", "a")])]),
                    upTo: Position(1)),
                seen: ObservedQuery(of: .everything, upTo: Position(1))), payload: [9, 8],
            texts: texts)
        let bytes = try #require(RecordFormat.encode(record))
        let expected =
            "00" + "2f01" + "0300" + "0200" + "0307" + "01000000" + "0201000000000000"
            + "ffffffffffffffff" + "0600" + "2f00" + "03" + "0500000000000000" + "6f6e65"
            + "636f756e746564" + "612d37" + "036b65790161"
            + CommandID(derivedFrom: "id").description + "0102030405060708090a0b0c0d0e0f10"
            + "056368616972" + "01" + "01" + "02" + "0101" + "01" + "01" + "00" + "00" + "0908"
            + "0200" + Array<UInt8>(33...64).hexadecimal + "1401"
            + Array<UInt8>(65...96).hexadecimal + "0200"
        #expect(bytes.dropLast(4).map { $0 }.hexadecimal == expected)
        var sealed = bytes
        Self.seal(&sealed, at: record.position)
        #expect(sealed == bytes)
    }

    @Test("A stream takes 4,294,967,295 events, and one more has no record")
    func longestStream() throws {
        var random = SeededGenerator(seed: 13)
        let record = try Self.record(from: &random)
        for (sequence, fits) in [(UInt64(UInt32.max), true), (UInt64(UInt32.max) + 1, false)] {
            let last = Record(
                position: record.position, stream: record.stream,
                sequence: StreamSequence(sequence), type: record.type,
                schemaVersion: record.schemaVersion, tags: record.tags, actor: record.actor,
                origin: record.origin, recordedAt: record.recordedAt,
                effectiveAt: record.effectiveAt, indexInCommand: record.indexInCommand,
                eventCount: record.eventCount, command: record.command, payload: record.payload,
                texts: record.texts)
            let bytes = RecordFormat.encode(last)
            #expect((bytes != nil) == fits)
            if let bytes {
                #expect(try RecordFormat.decode(bytes.span, at: last.position) == last)
            }
        }
    }

    // MARK: - Helpers

    private func expectDamage(_ bytes: [UInt8], at position: Position) {
        let error = #expect(throws: EventStoreError.self) {
            try RecordFormat.decode(bytes.span, at: position)
        }
        #expect(error?.code == .integrity)
        #expect(error?.position == position)
    }

    /// Puts the checksum at the end that fits the position and the bytes before it.
    private static func seal(_ bytes: inout [UInt8], at position: Position) {
        guard bytes.count >= 4 else { return }
        bytes.removeLast(4)
        let key = (0..<8).map { UInt8(truncatingIfNeeded: position.rawValue >> (56 - 8 * $0)) }
        var crc = ~UInt32(0)
        for byte in key + bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0x82f6_3b78 : crc >> 1 }
        }
        crc = ~crc
        for shift: UInt32 in [0, 8, 16, 24] {
            bytes.append(UInt8(truncatingIfNeeded: crc >> shift))
        }
    }

    private static func record(
        from random: inout SeededGenerator, tags: [EventTag]? = nil,
        payload: [UInt8]? = nil
    ) throws -> Record {
        let position = Position(10 + random.below(1_000))
        let isFirst = random.below(2) == 0
        let tags =
            try tags
            ?? (0..<random.below(4)).map {
                try EventTag("key \($0)", random.below(3) == 0 ? "a-7" : "\(random.next())")
            }
        let stream: StreamName = "caf\u{e9} \u{1f4d6}"
        let other = try EventTag("other", "\(random.next())")
        let query = Query([
            .init(stream: "one", types: ["counted"], tags: tags),
            .init(stream: stream, types: ["counted", "judged"], tags: [other]),
            .init(tags: tags + [other]),
        ])
        let count = UInt16(2 + random.below(9))
        var fields: [TextField] =
            isFirst && random.below(2) == 0 ? [.authority, .reason, .metadata(1)] : []
        fields += (0..<random.below(3)).map {
            TextField(event: UInt8(16 + random.below(90)), index: UInt8($0))
        }
        let texts = try fields.sorted().map {
            RecordedText(
                $0,
                commitment: try #require(
                    ContentDigest(
                        bytes: CommandID(generator: &random).bytes
                            + CommandID(generator: &random).bytes)), text: .erased)
        }
        let details = CommandDetails(
            id: CommandID(generator: &random),
            digest: try #require(CommandDigest(bytes: CommandID(generator: &random).bytes)),
            role: "inspector", texts: texts,
            dependsOn: ObservedQuery(of: query, upTo: Position(random.below(10))),
            seen: random.below(2) == 0
                ? nil : ObservedQuery(of: .stream(stream), upTo: Position(random.below(10))))
        return Record(
            position: position, stream: stream,
            sequence: StreamSequence(1 + random.below(10)), type: "judgement-recorded",
            schemaVersion: UInt16(1 + random.below(9)), tags: tags.sorted(), actor: "a-7",
            origin: Origin.allCases.randomElement(using: &random) ?? .recorded,
            recordedAt: Timestamp(microseconds: Int64(bitPattern: random.next())),
            effectiveAt: EffectiveTime(
                precision: .between, earliest: Timestamp(microseconds: -5),
                latest: Timestamp(microseconds: random.below(2) == 0 ? -5 : 7)),
            indexInCommand: isFirst ? 0 : UInt16(1 + random.below(UInt64(count - 1))),
            eventCount: count, command: isFirst ? details : nil,
            payload: payload ?? (0..<random.below(80)).map { UInt8(truncatingIfNeeded: $0) },
            texts: texts)
    }
}
