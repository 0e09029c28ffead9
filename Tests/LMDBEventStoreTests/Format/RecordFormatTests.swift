import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
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
            let header = try RecordHeader(bytes.span, at: record.position)
            #expect(header.sequence == record.sequence)
            #expect(header.recordedAt == record.recordedAt)
            #expect(header.effectiveAt == record.effectiveAt)
            #expect(header.schemaVersion == record.schemaVersion)
            #expect(header.indexInCommand == record.indexInCommand)
            #expect(header.origin == record.origin)
            #expect(header.firstOfCommand == record.firstOfCommand)
            #expect(try header.stream(in: bytes.span) == record.stream)
            #expect(try header.type(in: bytes.span) == record.type)
            #expect(try header.actor(in: bytes.span) == record.actor)
            #expect(try header.tags(in: bytes.span) == record.tags)
            #expect(try header.command(in: bytes.span) == record.command)
            #expect(header.commandID(in: bytes.span) == record.command?.id)
            #expect(header.eventCount == record.command?.eventCount)
            #expect(header.payload(in: bytes.span) == record.payload)
        }
    }

    @Test("A record is found by its type and each of its tags, each term once", arguments: 0..<24)
    func terms(tagCount: Int) throws {
        var random = SeededGenerator(seed: 9)
        let tags = try (0..<tagCount).map { try EventTag("key", "\(100 + $0)") }
        let record = try Self.record(from: &random, tags: tags)
        let bytes = try #require(RecordFormat.encode(record))
        var terms: [Term] = []
        try RecordHeader(bytes.span, at: record.position).forEachTerm(in: bytes.span) {
            terms.append($0)
        }
        #expect(terms == [Term(record.type)] + tags.map { Term($0) })
        #expect(terms.count == Set(terms).count)
    }

    @Test("A record refers to values that it already holds and does not repeat them")
    func pointers() throws {
        func size(
            stream: StreamName?, tag: String, by actor: Agent.ID = "a-7", latest: Int64 = 0
        ) throws -> Int {
            var random = SeededGenerator(seed: 10)
            let tags = [try EventTag("case", "court-07"), try EventTag("inspector", "inspector-9")]
            let observation = Observation(
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
                command: CommandDetails(
                    id: CommandID(generator: &random),
                    digest: try #require(CommandDigest(bytes: Array(1...16))), eventCount: 1,
                    role: "inspector", authority: "", reason: nil, observation: observation),
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
                indexInCommand: record.command == nil ? 0 : 1, command: record.command,
                payload: record.payload)
            #expect(RecordFormat.encode(other) == nil)
        }
        #expect(seen.count == 2)
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
        let record = Record(
            position: Position(2), stream: "one", sequence: StreamSequence(1), type: "counted",
            schemaVersion: 3, tags: [try EventTag("key", "a")], actor: "a-7", origin: .published,
            recordedAt: Timestamp(microseconds: 258),
            effectiveAt: EffectiveTime(
                precision: .day, earliest: Timestamp(microseconds: -1),
                latest: Timestamp(microseconds: 5)), indexInCommand: 0,
            command: CommandDetails(
                id: CommandID(derivedFrom: "id"),
                digest: try #require(CommandDigest(bytes: Array(1...16))), eventCount: 2,
                role: "chair", authority: "rule 1", reason: "why",
                observation: Observation(
                    of: Query([.init(stream: "one", tags: [try EventTag("key", "a")])]),
                    upTo: Position(1))), payload: [9, 8])
        let bytes = try #require(RecordFormat.encode(record))
        let expected =
            "001b" + "0300" + "0200" + "0307" + "01000000" + "0201000000000000" + "ffffffffffffffff"
            + "0600" + "3700" + "03"
            + "0500000000000000" + "6f6e65" + "636f756e746564" + "612d37" + "036b65790161"
            + CommandID(derivedFrom: "id").description + "0102030405060708090a0b0c0d0e0f10"
            + "056368616972" + "0672756c652031" + "0103776879"
            + "01" + "01" + "02" + "0101" + "0908"
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
                command: record.command, payload: record.payload)
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
        let details = CommandDetails(
            id: CommandID(generator: &random),
            digest: try #require(CommandDigest(bytes: CommandID(generator: &random).bytes)),
            eventCount: UInt16(1 + random.below(9)), role: "inspector", authority: "rule 1",
            reason: random.below(2) == 0 ? nil : String(repeating: "y", count: 150),
            observation: Observation(of: query, upTo: Position(random.below(10))))
        return Record(
            position: position, stream: stream,
            sequence: StreamSequence(1 + random.below(10)), type: "judgement-recorded",
            schemaVersion: UInt16(1 + random.below(9)), tags: tags.sorted(), actor: "a-7",
            origin: Origin.allCases.randomElement(using: &random) ?? .recorded,
            recordedAt: Timestamp(microseconds: Int64(bitPattern: random.next())),
            effectiveAt: EffectiveTime(
                precision: .between, earliest: Timestamp(microseconds: -5),
                latest: Timestamp(microseconds: random.below(2) == 0 ? -5 : 7)),
            indexInCommand: isFirst ? 0 : UInt16(1 + random.below(8)),
            command: isFirst ? details : nil,
            payload: payload ?? (0..<random.below(80)).map { UInt8(truncatingIfNeeded: $0) })
    }
}
