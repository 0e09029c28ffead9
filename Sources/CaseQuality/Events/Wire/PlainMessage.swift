internal import EventSourcing

/// A message as this version writes it: its fields in their order, each once, texts and numbers
/// short.
///
/// Generated code reads every message that Protocol Buffers allow, and takes three times as long as
/// all the rest of folding a judgement. This reads what nearly every judgement is. Where anything is
/// otherwise it says `nil` and the generated code decides, so that no message is read in two ways.
struct PlainMessage {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was read.
    var isAtEnd: Bool { offset == bytes.count }

    /// Whether the next field is a text with this number.
    func hasText(_ field: UInt8) -> Bool { offset < bytes.count && bytes[offset] == field << 3 | 2 }

    /// Where the text with this number stands.
    mutating func text(_ field: UInt8) -> Range<Int>? {
        guard hasText(field), offset + 1 < bytes.count else { return nil }
        let length = Int(bytes[offset + 1])
        let start = offset + 2
        // A length from 128 on has another byte.
        guard length < 0x80, length <= bytes.count - start else { return nil }
        offset = start + length
        return start..<offset
    }

    /// The number with this number of a field, if it is below 128.
    mutating func number(_ field: UInt8) -> UInt8? {
        guard offset + 1 < bytes.count, bytes[offset] == field << 3, bytes[offset + 1] < 0x80
        else { return nil }
        defer { offset += 2 }
        return bytes[offset + 1]
    }
}

extension JudgementRecorded {
    /// Reads a plain message; `nil` for one that generated code must read, or refuse.
    init?(plain payload: [UInt8]) {
        var message = PlainMessage(payload)
        guard let keyAt = message.text(1), let key = CaseKey(utf8: payload, in: keyAt),
            let questionAt = message.text(2),
            let question = Question.ID(ascii: payload, in: questionAt),
            let number = message.number(3), let wire = WireAnswer(rawValue: Int(number)),
            let answer = Answer(wire)
        else { return nil }
        var evidence: EvidenceReference?
        if message.hasText(4) {
            guard let place = message.text(4), let text = String(ascii: payload, in: place),
                let reference = EvidenceReference(rawValue: text)
            else { return nil }
            evidence = reference
        }
        var judgedBy: Actor.ID?
        if message.hasText(5) {
            guard let place = message.text(5), let text = String(ascii: payload, in: place),
                let judge = Actor.ID(rawValue: text)
            else { return nil }
            judgedBy = judge
        }
        guard message.isAtEnd else { return nil }
        self.init(
            caseKey: key, question: question, answer: answer, evidence: evidence,
            judgedBy: judgedBy)
    }
}

extension String {
    /// Takes a text that is still bytes, if it is ASCII.
    fileprivate init?(ascii bytes: [UInt8], in range: Range<Int>) {
        let span = bytes.span
        for index in range where span[index] >= 0x80 { return nil }
        self = String(decoding: bytes[range], as: UTF8.self)
    }
}
