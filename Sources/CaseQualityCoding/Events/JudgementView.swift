internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

/// A zero-copy view of an encoded judgement.
///
/// It validates the payload in place and allocates nothing. Nine of ten events are judgements, and
/// a fold that finds question and case by their bytes needs no strings. A payload that this version
/// would write differently, or that is malformed or newer, gives `nil`. The generated decoder then
/// reads it. The view accepts only payloads that the decoder also accepts.
struct JudgementView: ~Escapable {
    /// The bytes of a ``CaseKey``.
    let caseKey: Span<UInt8>
    /// The bytes of a ``Question/ID``.
    let question: Span<UInt8>
    let answer: Answer
    /// The bytes of an ``EvidenceReference``, if there is one.
    let evidence: Span<UInt8>?
    /// The bytes of an ``Agent/ID``, if there is one.
    let judgedBy: Span<UInt8>?

    @_lifetime(copy payload)
    init?(_ payload: Span<UInt8>) {
        var fields = MessageFields(payload)
        guard let caseKey = fields.text(1), CaseKey.acceptsStored(caseKey),
            let question = fields.text(2), Question.ID.acceptsStored(question),
            let answer = fields.value(3, { Answer($0 as WireAnswer) })
        else { return nil }
        // A truncated field is left unread, so `isAtEnd` stays false.
        let evidence = fields.text(4)
        let judgedBy = fields.text(5)
        guard fields.isAtEnd else { return nil }
        if let evidence, !EvidenceReference.acceptsStored(evidence) { return nil }
        if let judgedBy, !Agent.ID.acceptsStored(judgedBy) { return nil }
        self.caseKey = caseKey
        self.question = question
        self.answer = answer
        self.evidence = evidence
        self.judgedBy = judgedBy
    }

    /// Reads an event; `nil` when the codec must decode it.
    @_lifetime(copy event)
    init?(of event: borrowing EncodedEvent) {
        guard event.schemaVersion <= InspectionEventCodec.schemaVersion,
            event.isOf(JudgementRecorded.name)
        else { return nil }
        self.init(event.payload)
    }
}

extension JudgementRecorded {
    /// Reads a judgement from its payload; `nil` when the generated decoder must read it.
    init?(inPlace payload: Span<UInt8>) {
        guard let judgement = JudgementView(payload) else { return nil }
        self.init(judgement)
    }

    private init(_ judgement: borrowing JudgementView) {
        var evidence: EvidenceReference?
        if let text = judgement.evidence {
            evidence = EvidenceReference(accepted: text.repairedText)
        }
        var judgedBy: Agent.ID?
        if let text = judgement.judgedBy {
            judgedBy = Agent.ID(accepted: text.repairedText)
        }
        self.init(
            caseKey: CaseKey(accepted: judgement.caseKey.repairedText),
            question: Question.ID(accepted: judgement.question.repairedText),
            answer: judgement.answer, evidence: evidence, judgedBy: judgedBy)
    }
}
