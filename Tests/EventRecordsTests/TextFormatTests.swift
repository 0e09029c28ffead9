import CaseLedgerTesting
import EventRecords
import EventSourcing
import Testing

@Suite("The bytes of a text beside a record")
struct TextFormatTests {
    private static func texts() throws -> [StoredText] {
        let salt = try #require(TextSalt(bytes: Array(1...32)))
        return [
            .text(salt, Array("the file was reopened".utf8)), .text(salt, []),
            .erased(Timestamp(microseconds: -7)),
        ]
    }

    @Test("Every text decodes to itself, under its own key only")
    func roundTrip() throws {
        let key = TextFormat.key(Position(258), TextField(event: 20, index: 3))
        #expect(key.hexadecimal == "0000000000000102" + "0314")
        let read = TextFormat.place(ofKey: key.span)
        #expect(read?.position == Position(258) && read?.field == TextField(event: 20, index: 3))
        for text in try Self.texts() {
            let bytes = TextFormat.encode(text, under: key)
            let decoded = TextFormat.decode(bytes.span, under: key.span)
            #expect(decoded == text)
            for other in [
                TextFormat.key(Position(259), TextField(event: 20, index: 3)),
                TextFormat.key(Position(258), TextField(event: 20, index: 2)),
            ] {
                let moved = TextFormat.decode(bytes.span, under: other.span)
                #expect(moved == nil)
            }
        }
    }

    @Test("A flipped bit is found wherever it is, and a cut anywhere")
    func damage() throws {
        let key = TextFormat.key(Position(7), .reason)
        for text in try Self.texts() {
            let bytes = TextFormat.encode(text, under: key)
            for bit in 0..<(bytes.count * 8) {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                let decoded = TextFormat.decode(flipped.span, under: key.span)
                #expect(decoded == nil)
            }
            for count in 0..<bytes.count {
                let cut = Array(bytes.prefix(count))
                let decoded = TextFormat.decode(cut.span, under: key.span)
                #expect(decoded == nil)
            }
        }
    }

    @Test("A commitment is this one, for ever, and differs with every part of it")
    func commitment() throws {
        let salt = try #require(TextSalt(bytes: Array(1...32)))
        let id = CommandID(derivedFrom: "id")
        let value = Array("why".utf8)
        let commitment = ContentDigest(committingTo: value, salt, of: id, .reason)
        // Written out: SHA-256 of these bytes and no others.
        let content =
            Array("case-ledger/commit/v1".utf8) + [0] + id.bytes + [0, 2] + salt.bytes + value
        #expect(commitment == ContentDigest(of: content))
        let others = [
            ContentDigest(
                committingTo: value, try #require(TextSalt(bytes: Array(2...33))), of: id, .reason),
            ContentDigest(committingTo: value, salt, of: CommandID(derivedFrom: "x"), .reason),
            ContentDigest(committingTo: value, salt, of: id, .authority),
            ContentDigest(committingTo: value + [0], salt, of: id, .reason),
        ]
        #expect(Set(others + [commitment]).count == 5)
    }
}
