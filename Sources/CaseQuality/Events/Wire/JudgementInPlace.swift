internal import EventSourcing

/// A judgement where its payload lies: what it says is read and checked, and nothing is made of it.
///
/// It is the one shape that this version writes, as long as all of it is ASCII, so that every part is
/// a text. Nine of ten events are judgements, and a fold that finds question and case by their bytes
/// needs no texts. Whatever is not quite that shape, malformed or newer, gives `nil` and is read by the
/// generated code: this decides nothing that the other does not.
struct JudgementInPlace: ~Escapable {
    /// What is the name of a ``CaseKey``.
    let caseKey: Span<UInt8>
    /// What is the name of a ``Question/ID``.
    let question: Span<UInt8>
    let answer: Answer
    /// What is the name of an ``EvidenceReference``, if there is one.
    let evidence: Span<UInt8>?
    /// What is the name of an actor, if there is one.
    let judgedBy: Span<UInt8>?

    @_lifetime(copy payload)
    init?(_ payload: Span<UInt8>) {
        guard payload.isASCII else { return nil }
        var fields = WireFields(payload)
        guard let caseKey = fields.text(1), CaseKey.accepts(caseKey),
            let question = fields.text(2), Question.ID.accepts(question),
            let number = fields.value(3),
            let answer = WireAnswer(rawValue: number).flatMap({ Answer($0) })
        else { return nil }
        // One that is not whole is not taken, and the fields do not end here.
        let evidence = fields.text(4)
        let judgedBy = fields.text(5)
        guard fields.isAtEnd else { return nil }
        if let evidence, !EvidenceReference.accepts(evidence) { return nil }
        if let judgedBy, !Actor.ID.accepts(judgedBy) { return nil }
        self.caseKey = caseKey
        self.question = question
        self.answer = answer
        self.evidence = evidence
        self.judgedBy = judgedBy
    }
}

extension JudgementRecorded {
    /// Reads a judgement where its payload lies; `nil` when the generated code has to.
    init?(inPlace payload: Span<UInt8>) {
        guard let judgement = JudgementInPlace(payload) else { return nil }
        self.init(judgement)
    }

    /// Takes what a judgement says from where it lies.
    private init(_ judgement: borrowing JudgementInPlace) {
        var evidence: EvidenceReference?
        if let text = judgement.evidence {
            evidence = EvidenceReference(accepted: text.repairedText)
        }
        var judgedBy: Actor.ID?
        if let text = judgement.judgedBy {
            judgedBy = Actor.ID(accepted: text.repairedText)
        }
        self.init(
            caseKey: CaseKey(accepted: judgement.caseKey.repairedText),
            question: Question.ID(accepted: judgement.question.repairedText),
            answer: judgement.answer, evidence: evidence, judgedBy: judgedBy)
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

    /// Takes the text with this number, if it is next and whole.
    @_lifetime(copy self)
    mutating func text(_ number: UInt8) -> Span<UInt8>? {
        guard offset + 1 < bytes.count, bytes[offset] == number << 3 | WireType.bytes,
            bytes[offset + 1] < 0x80
        else { return nil }
        let start = offset + 2
        let end = start + Int(bytes[offset + 1])
        guard end <= bytes.count else { return nil }
        offset = end
        return bytes.extracting(start..<end)
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
