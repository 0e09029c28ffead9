internal import EventSourcing

extension JudgementRecorded {
    /// Reads a judgement where its payload lies, in the one shape that this version writes.
    ///
    /// Nine of ten events are judgements. Whatever is not quite that shape, malformed or newer, gives
    /// `nil` and is read by the generated code: this decides nothing that the other does not.
    init?(inPlace payload: Span<UInt8>) {
        var fields = WireFields(payload)
        guard let key = fields.text(1).flatMap(CaseKey.init(rawValue:)),
            let question = fields.text(2).flatMap(Question.ID.init(rawValue:)),
            let number = fields.value(3),
            let answer = WireAnswer(rawValue: number).flatMap({ Answer($0) })
        else { return nil }
        var evidence: EvidenceReference?
        if fields.isNext(4) {
            evidence = fields.text(4).flatMap(EvidenceReference.init(rawValue:))
            if evidence == nil { return nil }
        }
        var judgedBy: Actor.ID?
        if fields.isNext(5) {
            judgedBy = fields.text(5).flatMap(Actor.ID.init(rawValue:))
            if judgedBy == nil { return nil }
        }
        guard fields.isAtEnd else { return nil }
        self.init(
            caseKey: key, question: question, answer: answer, evidence: evidence,
            judgedBy: judgedBy)
    }
}

/// The fields of a message in the encoding of Protocol Buffers, taken one by one in the order of their
/// numbers, all below 16; every length and value below 128, and so in one byte.
private struct WireFields: ~Escapable {
    private let bytes: Span<UInt8>
    private var offset = 0

    private enum WireType {
        static let number: UInt8 = 0
        static let bytes: UInt8 = 2
    }

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    /// Whether the next field is a text with this number.
    func isNext(_ number: UInt8) -> Bool {
        offset < bytes.count && bytes[offset] == number << 3 | WireType.bytes
    }

    /// Takes the text with this number, if it is next and whole.
    mutating func text(_ number: UInt8) -> String? {
        guard isNext(number), offset + 1 < bytes.count, bytes[offset + 1] < 0x80 else { return nil }
        let start = offset + 2
        let end = start + Int(bytes[offset + 1])
        guard end <= bytes.count, let text = bytes.extracting(start..<end).text else { return nil }
        offset = end
        return text
    }

    /// Takes the value of an enumeration with this number, if it is next.
    mutating func value(_ number: UInt8) -> Int? {
        guard offset + 1 < bytes.count, bytes[offset] == number << 3 | WireType.number,
            bytes[offset + 1] < 0x80
        else { return nil }
        defer { offset += 2 }
        return Int(bytes[offset + 1])
    }
}
