internal import CaseQuality
internal import ByteCoding
internal import EventSourcing
internal import SwiftProtobuf

extension JudgementRecorded: TextlessEvent {
    var message: WireJudgementRecorded {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.question = question.rawValue
            $0.answer = WireAnswer(answer)
            if let evidence { $0.evidence = evidence.rawValue }
            if let judgedBy { $0.judgedBy = judgedBy.rawValue }
        }
    }

    init?(_ message: WireJudgementRecorded) {
        guard let key = CaseKey(stored: message.caseKey),
            let question = Question.ID(stored: message.question),
            let answer = Answer(message.answer),
            let evidence = stated(
                message.hasEvidence, EvidenceReference(stored: message.evidence)),
            let judgedBy = stated(message.hasJudgedBy, Agent.ID(stored: message.judgedBy))
        else { return nil }
        self.init(
            caseKey: key, question: question, answer: answer, evidence: evidence,
            judgedBy: judgedBy)
    }
}

extension JudgementCorrected: TextlessEvent {
    var message: WireJudgementCorrected {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.question = question.rawValue
            $0.supersedes = supersedes.rawValue
            $0.from = WireAnswer(from)
            $0.to = WireAnswer(to)
            $0.stage = stage.wire()
            if let judgedBy { $0.judgedBy = judgedBy.rawValue }
            if ground != .reconsidered { $0.ground = ground.wire() }
            if let judgeBefore { $0.judgeBefore = judgeBefore.rawValue }
            if let heldBefore { $0.heldBefore = WireHeldTime(heldBefore) }
        }
    }

    init?(_ message: WireJudgementCorrected) {
        guard let key = CaseKey(stored: message.caseKey),
            let question = Question.ID(stored: message.question),
            let from = Answer(message.from), let to = Answer(message.to),
            let stage = CorrectionStage(stored: message.stage),
            let judgedBy = stated(message.hasJudgedBy, Agent.ID(stored: message.judgedBy)),
            let judgeBefore = stated(
                message.hasJudgeBefore, Agent.ID(stored: message.judgeBefore)),
            let ground = stated(
                message.ground != .unspecified, CorrectionGround(stored: message.ground)),
            let heldBefore = stated(message.hasHeldBefore, EffectiveTime(message.heldBefore))
        else { return nil }
        self.init(
            caseKey: key, question: question, supersedes: Position(message.supersedes), from: from,
            to: to, stage: stage, judgedBy: judgedBy, ground: ground ?? .reconsidered,
            judgeBefore: judgeBefore, heldBefore: heldBefore)
    }

    /// Reads a correction from its payload; `nil` when the generated decoder must read it, as for
    /// one that corrects when an answer held.
    init?(inPlace payload: Span<UInt8>) {
        var fields = MessageFields(payload)
        guard let key = fields.name(1, CaseKey.self),
            let question = fields.name(2, Question.ID.self), let supersedes = fields.number(3),
            let from = fields.value(4, { Answer($0 as WireAnswer) }),
            let to = fields.value(5, { Answer($0 as WireAnswer) }),
            let stage = fields.value(6, { CorrectionStage(stored: $0 as WireCorrectionStage) })
        else { return nil }
        let judgedBy = fields.name(7, Agent.ID.self)
        let ground = fields.value(8) { CorrectionGround(stored: $0 as WireCorrectionGround) }
        let judgeBefore = fields.name(9, Agent.ID.self)
        guard fields.isAtEnd else { return nil }
        self.init(
            caseKey: key, question: question, supersedes: Position(supersedes), from: from, to: to,
            stage: stage, judgedBy: judgedBy, ground: ground ?? .reconsidered,
            judgeBefore: judgeBefore)
    }
}

extension JudgementAttested: TextlessEvent {
    var message: WireJudgementAttested { .with { $0.caseKey = caseKey.rawValue } }

    init?(_ message: WireJudgementAttested) {
        guard let key = CaseKey(stored: message.caseKey) else { return nil }
        self.init(caseKey: key)
    }
}

extension JudgementRetracted: TextlessEvent {
    var message: WireJudgementRetracted {
        .with {
            $0.caseKey = caseKey.rawValue
            if let question { $0.question = question.rawValue }
            $0.supersedes = supersedes.rawValue
            if let from { $0.from = WireAnswer(from) }
        }
    }

    init?(_ message: WireJudgementRetracted) {
        guard let key = CaseKey(stored: message.caseKey),
            let question = stated(
                !message.question.isEmpty, Question.ID(stored: message.question)),
            let from = stated(message.from != .unspecified, Answer(message.from))
        else { return nil }
        self.init(
            caseKey: key, question: question, supersedes: Position(message.supersedes), from: from)
    }
}

extension SecondJudgementRecorded: TextlessEvent {
    var message: WireSecondJudgementRecorded {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.question = question.rawValue
            $0.answer = WireAnswer(answer)
            $0.purpose = purpose.wire()
            if let evidence { $0.evidence = evidence.rawValue }
            if let judgedBy { $0.judgedBy = judgedBy.rawValue }
        }
    }

    init?(_ message: WireSecondJudgementRecorded) {
        guard let key = CaseKey(stored: message.caseKey),
            let question = Question.ID(stored: message.question),
            let answer = Answer(message.answer),
            let purpose = SecondPurpose(stored: message.purpose),
            let evidence = stated(
                message.hasEvidence, EvidenceReference(stored: message.evidence)),
            let judgedBy = stated(message.hasJudgedBy, Agent.ID(stored: message.judgedBy))
        else { return nil }
        self.init(
            caseKey: key, question: question, answer: answer, purpose: purpose, evidence: evidence,
            judgedBy: judgedBy)
    }
}
