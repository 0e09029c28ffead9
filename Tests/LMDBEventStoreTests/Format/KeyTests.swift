import EventSourcing
import LMDBEventStore
import Testing

@Suite("The keys of the tables")
struct KeyTests {
    @Test("Keys read back to what they were made of")
    func roundTrip() throws {
        let posting = Posting(
            StreamNumber(7), Term(try EventTag("case", "court-07")), Position(1 << 40))
        #expect(Key.posting(from: Key.posting(posting).span) == posting)
        #expect(Key.position(ofRecord: Key.record(Position(300)).span) == Position(300))
        let command = Key.command(from: Key.command(StreamNumber(7), .greatest).span)
        #expect(command?.stream == StreamNumber(7))
        #expect(command?.hash == .greatest)
        let projection = Key.projection(from: Key.projection("counts", InstanceNumber(3)).span)
        #expect(projection?.name == "counts")
        #expect(projection?.instance == InstanceNumber(3))
        let history = Key.history(
            from: Key.history(InstanceNumber(1), StreamNumber(2), "standard/2.1", Position(5)).span)
        #expect(history?.row == "standard/2.1")
        #expect(history?.position == Position(5))
    }

    @Test("Newer values of an entity sort first, and entities do not interleave")
    func historyOrder() {
        let keys: [[UInt8]] = [
            Key.history(InstanceNumber(1), StreamNumber(1), "a", Position(9)),
            Key.history(InstanceNumber(1), StreamNumber(1), "a", Position(2)),
            Key.afterEntity(InstanceNumber(1), StreamNumber(1), "a"),
            Key.history(InstanceNumber(1), StreamNumber(1), "a b", Position(9)),
            Key.history(InstanceNumber(1), StreamNumber(1), "a/b", Position(9)),
            Key.history(InstanceNumber(1), StreamNumber(1), "b", Position(9)),
            Key.history(InstanceNumber(1), StreamNumber(2), "a", Position(9)),
            Key.history(InstanceNumber(2), StreamNumber(1), "a", Position(9)),
        ]
        for (left, right) in zip(keys, keys.dropFirst()) {
            #expect(left.lexicographicallyPrecedes(right))
        }
    }

    @Test("The longest names make keys that LMDB takes")
    func longestKeys() throws {
        let row = try RowKey(validating: String(repeating: "r", count: RowKey.longestInBytes))
        let stream = try StreamName(
            validating: String(repeating: "s", count: StreamName.longestInBytes))
        #expect(Key.history(InstanceNumber(1), StreamNumber(1), row, Position(1)).count <= 511)
        #expect(Key.stream(stream).count <= 511)
    }

    @Test("Malformed keys are no keys")
    func malformedKeys() {
        for count in [0, 1, 7, 9, 13, 23, 25] {
            let bytes = [UInt8](repeating: 65, count: count)
            #expect(Key.posting(from: bytes.span) == nil)
            #expect(Key.position(ofRecord: bytes.span) == nil)
            #expect(Key.projection(from: bytes.span)?.name == nil)
            #expect(Key.history(from: bytes.span)?.row == nil)
            #expect(Key.command(from: bytes.span)?.hash == nil)
        }
        // A hash has 24 bits, though a key has room for 32.
        let wide: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 7, 1, 0, 0, 0]
        #expect(Key.command(from: wide.span)?.hash == nil)
    }

    @Test("The terms and hashes are these, for ever")
    func terms() throws {
        #expect(Term.every.rawValue == 0)
        #expect(Term(EventName("counted")) == Term(rawValue: Self.hash("type\0counted")))
        #expect(Term(try EventTag("key", "a")) == Term(rawValue: Self.hash("tag\0key:a")))
        let id = try #require(CommandID(bytes: Array("sixteen bytes 16".utf8)))
        let hash = Self.hash("sixteen bytes 16")
        let folded = (hash ^ hash >> 24 ^ hash >> 48) % (1 << 24)
        #expect(CommandHash(id) == CommandHash(rawValue: UInt32(folded)))
    }

    @Test("Ids that differ in one byte alone have different hashes")
    func hashesOfLikeIDs() throws {
        for place in 0..<16 {
            let hashes = (0...255).compactMap { byte in
                var bytes = Array("sixteen bytes 16".utf8)
                bytes[place] = UInt8(byte)
                return CommandID(bytes: bytes).map { CommandHash($0) }
            }
            #expect(Set(hashes).count == 256, "byte \(place)")
        }
    }

    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}
