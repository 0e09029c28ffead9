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

    /// The bytes of the text with this number.
    mutating func text(_ field: UInt8) -> ArraySlice<UInt8>? {
        guard hasText(field), offset + 1 < bytes.count else { return nil }
        let length = Int(bytes[offset + 1])
        let start = offset + 2
        // A length from 128 on has another byte.
        guard length < 0x80, length <= bytes.count - start else { return nil }
        offset = start + length
        return bytes[start..<offset]
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
        guard let key = message.text(1).flatMap(CaseKey.init(utf8:)),
            let question = message.text(2).flatMap(Question.ID.init(ascii:)),
            let number = message.number(3), let wire = WireAnswer(rawValue: Int(number)),
            let answer = Answer(wire)
        else { return nil }
        var evidence: EvidenceReference?
        if message.hasText(4) {
            evidence = message.text(4).flatMap(String.init(plain:))
                .flatMap(EvidenceReference.init(rawValue:))
            guard evidence != nil else { return nil }
        }
        var judgedBy: Actor.ID?
        if message.hasText(5) {
            judgedBy = message.text(5).flatMap(String.init(plain:))
                .flatMap(Actor.ID.init(rawValue:))
            guard judgedBy != nil else { return nil }
        }
        guard message.isAtEnd else { return nil }
        self.init(
            caseKey: key, question: question, answer: answer, evidence: evidence,
            judgedBy: judgedBy)
    }
}

extension String {
    /// Takes a text of ASCII.
    fileprivate init?(plain bytes: ArraySlice<UInt8>) {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        self = String(decoding: bytes, as: UTF8.self)
    }
}
