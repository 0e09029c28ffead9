internal import CaseQuality
internal import ByteCoding
internal import EventSourcing
internal import SwiftProtobuf

extension OversightJudged: TextlessEvent {
    var message: WireOversightJudged {
        .with {
            $0.caseKey = caseKey.rawValue
            if let overall { $0.overall = WireAnswer(overall) }
            $0.aspects = aspects.map { judged in
                .with {
                    $0.stage = judged.aspect.stage.wire()
                    $0.theme = judged.aspect.theme
                    $0.answer = WireAnswer(judged.answer)
                }
            }
            if let supersedes { $0.supersedes = supersedes.rawValue }
            if let judgedBy { $0.judgedBy = judgedBy.rawValue }
            if let stage { $0.stage = stage.wire() }
            if let ground { $0.ground = ground.wire() }
            if let judgeBefore { $0.judgeBefore = judgeBefore.rawValue }
            if let heldBefore { $0.heldBefore = WireHeldTime(heldBefore) }
        }
    }

    init?(_ message: WireOversightJudged) {
        let aspects = message.aspects.compactMap { message -> OversightAspectJudgement? in
            guard let stage = OversightStage(stored: message.stage),
                let answer = Answer(message.answer)
            else { return nil }
            return OversightAspectJudgement(OversightAspect(stage, message.theme), answer)
        }
        guard let key = CaseKey(stored: message.caseKey),
            aspects.count == message.aspects.count,
            let overall = stated(message.overall != .unspecified, Answer(message.overall)),
            let judgedBy = stated(message.hasJudgedBy, Agent.ID(stored: message.judgedBy)),
            let stage = stated(
                message.stage != .unspecified, CorrectionStage(stored: message.stage)),
            let ground = stated(
                message.ground != .unspecified, CorrectionGround(stored: message.ground)),
            let judgeBefore = stated(
                message.hasJudgeBefore, Agent.ID(stored: message.judgeBefore)),
            let heldBefore = stated(message.hasHeldBefore, EffectiveTime(message.heldBefore))
        else { return nil }
        self.init(
            caseKey: key, overall: overall, aspects: aspects,
            supersedes: message.hasSupersedes ? Position(message.supersedes) : nil,
            judgedBy: judgedBy, stage: stage, ground: ground, judgeBefore: judgeBefore,
            heldBefore: heldBefore)
    }

    /// Reads a judgement of oversight; `nil` when the generated decoder must read it, as for one
    /// that corrects who judged, or when.
    init?(inPlace payload: Span<UInt8>) {
        var fields = MessageFields(payload)
        guard let key = fields.name(1, CaseKey.self) else { return nil }
        let overall = fields.value(2) { Answer($0 as WireAnswer) }
        var aspects: [OversightAspectJudgement] = []
        while let content = fields.content(3) {
            guard let aspect = OversightAspectJudgement(inPlace: content) else { return nil }
            aspects.append(aspect)
        }
        let supersedes = fields.number(4)
        let judgedBy = fields.name(5, Agent.ID.self)
        let stage = fields.value(6) { CorrectionStage(stored: $0 as WireCorrectionStage) }
        let ground = fields.value(7) { CorrectionGround(stored: $0 as WireCorrectionGround) }
        guard fields.isAtEnd else { return nil }
        self.init(
            caseKey: key, overall: overall, aspects: aspects,
            supersedes: supersedes.map { Position($0) }, judgedBy: judgedBy, stage: stage,
            ground: ground)
    }
}

extension OversightAspectJudgement {
    fileprivate init?(inPlace content: Span<UInt8>) {
        var fields = MessageFields(content)
        guard let stage = fields.value(1, { OversightStage(stored: $0 as WireOversightStage) }),
            let theme = fields.text(2), let answer = fields.value(3, { Answer($0 as WireAnswer) }),
            fields.isAtEnd
        else { return nil }
        self.init(OversightAspect(stage, theme.repairedText), answer)
    }
}
