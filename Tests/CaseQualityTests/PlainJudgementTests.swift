import CaseLedger
import CaseLedgerTesting
import Testing

/// A judgement is read in two ways: a plain message by hand, every other by generated code.
///
/// A field that nobody knows, put before a message, changes nothing of what it says and makes it one
/// that is not plain.
@Suite("Judgements as they are read by hand and by generated code")
struct PlainJudgementTests {
    private let codec = InspectionEventCodec()

    private static let unknown: [UInt8] = [15 << 3, 1]

    private func read(_ payload: [UInt8]) -> Result<InspectionEvent, UnreadableEvent> {
        let record = Record.holding(payload, type: "judgement-recorded")
        do throws(UnreadableEvent) { return .success(try codec.decode(record)) } catch {
            return .failure(error)
        }
    }

    /// What both ways say of a payload, which must be the same.
    private func readTwice(_ payload: [UInt8]) -> InspectionEvent? {
        let result = read(payload)
        #expect(result == read(Self.unknown + payload), "\(payload)")
        return try? result.get()
    }

    @Test("20,000 messages, plain, strange and damaged, are the same event or the same error")
    func messages() {
        var random = SeededGenerator(seed: 20_260_711)
        var read = 0
        var refused = 0
        for _ in 0..<20_000 {
            var payload = Self.message(using: &random).bytes
            for _ in 0..<[0, 0, 0, 1, 1, 2, 4].drawn(using: &random) {
                Self.damage(&payload, using: &random)
            }
            if readTwice(payload) == nil { refused += 1 } else { read += 1 }
        }
        #expect(read > 5_000 && refused > 5_000)
    }

    @Test("A message that is cut off anywhere, or goes on, is the same event or the same error")
    func cutOff() {
        let full = WireBytes().text(1, "court-07").text(2, "2.1.3.a").number(3, 2)
            .text(4, "file-0412").text(5, "i-7").bytes
        for length in 0...full.count { _ = readTwice(Array(full.prefix(length))) }
        for next in UInt8.min ... .max {
            _ = readTwice(full + [next])
            _ = readTwice(full + [next, 1, 65])
        }
    }

    @Test("A text of 128 bytes, whose length has two, is read as well")
    func longText() throws {
        let reference = String(repeating: "f", count: 128)
        for count in 126...129 {
            let event = readTwice(
                WireBytes().text(1, "court-07").text(2, "2.1.3").number(3, 1)
                    .text(4, String(repeating: "f", count: count)).bytes)
            #expect((event != nil) == (count <= 128))
            guard count == 128, case .judgementRecorded(let judgement) = event else { continue }
            #expect(judgement.evidence?.rawValue == reference)
        }
    }

    private static func message(using random: inout SeededGenerator) -> WireBytes {
        let key = [
            "court-07", "d2-01", "c", "c-2010-03-04", "court 1", "Zo\u{eb}-1", "a/1", "1", "",
        ]
        .drawn(using: &random)
        let question = [
            "2.1.3", "2.1.3.a", " 2.1", "2.1 ", "", "2\u{7f}", "\u{e9}.1", "long 2.1.3",
        ]
        .drawn(using: &random)
        var fields: [WireBytes] = [
            WireBytes().text(1, isUsual(using: &random) ? "court-07" : key),
            WireBytes().text(2, isUsual(using: &random) ? "2.1.3" : question),
            WireBytes().number(
                3, isUsual(using: &random) ? 2 : [1, 3, 0, 4, 127, 128, 257].drawn(using: &random)),
        ]
        if Bool.random(using: &random) {
            let evidence = ["docs/4#2", "two words", "", "caf\u{e9}"]
            let usual = isUsual(using: &random)
            fields.append(
                WireBytes().text(4, usual ? "file-0412" : evidence.drawn(using: &random)))
        }
        if Bool.random(using: &random) {
            let judge = ["i 7", " i-7", "", "\u{e9}-7"]
            let usual = isUsual(using: &random)
            fields.append(WireBytes().text(5, usual ? "i-7" : judge.drawn(using: &random)))
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: fields.shuffle(using: &random)
        case 1: fields.append(fields.drawn(using: &random))
        case 2: fields.remove(at: Int.random(in: fields.indices, using: &random))
        case 3:
            let place = Int.random(in: 0...fields.count, using: &random)
            fields.insert(strange(using: &random), at: place)
        default: break
        }
        var message = WireBytes()
        for field in fields { message.append(field.bytes) }
        return message
    }

    private static func isUsual(using random: inout SeededGenerator) -> Bool {
        Int.random(in: 0..<6, using: &random) > 0
    }

    /// A field that the message does not have, or one of its own as something else.
    private static func strange(using random: inout SeededGenerator) -> WireBytes {
        let number = UInt64.random(in: 1...20, using: &random)
        var field = WireBytes()
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return field.number(number, .random(in: 0 ... .max, using: &random))
        case 1: return field.text(number, "c-1")
        case 2: field.append([UInt8(number & 15) << 3 | 5, 1, 2, 3, 4])
        case 3: field.append([UInt8(number & 15) << 3 | 1, 1, 2, 3, 4, 5, 6, 7, 8])
        default: field.append([UInt8(number & 15) << 3 | 3, 8, 1, UInt8(number & 15) << 3 | 4])
        }
        return field
    }

    private static func damage(_ payload: inout [UInt8], using random: inout SeededGenerator) {
        let place = Int.random(in: 0...payload.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where place < payload.count:
            payload[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where place < payload.count: payload[place] = .random(in: 0 ... .max, using: &random)
        case 2 where place < payload.count: payload.remove(at: place)
        case 3: payload.removeLast(payload.count - place)
        default: payload.insert(.random(in: 0 ... .max, using: &random), at: place)
        }
    }
}

extension [WireBytes] {
    fileprivate func drawn(using random: inout SeededGenerator) -> WireBytes {
        self[Int.random(in: indices, using: &random)]
    }
}

extension Array where Element: Equatable {
    fileprivate func drawn(using random: inout SeededGenerator) -> Element {
        self[Int.random(in: indices, using: &random)]
    }
}
