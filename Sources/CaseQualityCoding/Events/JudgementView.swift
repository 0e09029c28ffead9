internal import EventSourcing

/// A judgement where its payload lies: what it says is read and checked, and nothing is made of it.
///
/// It is the one shape that this version writes, see ``WireFields``. Nine of ten events are judgements,
/// and a fold that finds question and case by their bytes needs no texts. Whatever is not quite that
/// shape, malformed or newer, gives `nil` and is read by the generated code: this decides nothing that
/// the other does not.
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
        var fields = WireFields(payload)
        guard let caseKey = fields.text(1), CaseKey.accepts(caseKey),
            let question = fields.text(2), Question.ID.accepts(question),
            let answer = fields.value(3, { Answer($0 as WireAnswer) })
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
