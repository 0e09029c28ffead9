internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension ChallengeRaised: CodedEvent {
    var message: WireChallengeRaised {
        .with {
            $0.id = id.rawValue
            if let key = target.caseKey { $0.caseKey = key.rawValue }
            if let question = target.question { $0.question = question.rawValue }
            if let standard = target.standard { $0.standard = standard.rawValue }
            $0.isText = target == .text
            $0.kind = kind.wire()
            $0.evidence = evidence.map(\.rawValue)
            if let due { $0.due = due.description }
        }
    }

    func write(into texts: inout EventTextWriter) { texts.add(ground, 7) }

    init?(_ message: WireChallengeRaised, _ texts: EventTextReader) {
        guard let id = ChallengeID(stored: message.id), let target = ChallengeTarget(message),
            let kind = ChallengeKind(stored: message.kind),
            let evidence = message.evidence.names(EvidenceReference.self),
            let due = stated(message.hasDue, PartialDate(message.due))
        else { return nil }
        self.init(
            id: id, target: target, kind: kind, ground: texts.required(7), evidence: evidence,
            due: due)
    }
}

extension ChallengeTarget {
    /// Reads what a challenge is about; `nil` when the message names two things, or an invalid one.
    fileprivate init?(_ message: WireChallengeRaised) {
        guard let key = stated(message.hasCaseKey, CaseKey(stored: message.caseKey)),
            let question = stated(message.hasQuestion, Question.ID(stored: message.question)),
            let standard = stated(message.hasStandard, Standard.ID(stored: message.standard))
        else { return nil }
        switch (key, question, standard, message.isText) {
        case (let key?, let question?, nil, false): self = .answer(key, question)
        case (nil, let question?, nil, false): self = .question(question)
        case (nil, nil, let standard?, false): self = .standard(standard)
        case (nil, nil, nil, true): self = .text
        case (nil, nil, nil, false): self = .overall
        default: return nil
        }
    }
}

extension ChallengeResolved: TextlessEvent {
    var message: WireChallengeResolved {
        .with {
            $0.id = id.rawValue
            $0.outcome = outcome.wire()
            $0.events = events.map(\.rawValue)
            $0.isSelfChecked = isSelfChecked
        }
    }

    init?(_ message: WireChallengeResolved) {
        guard let id = ChallengeID(stored: message.id),
            let outcome = ChallengeOutcome(stored: message.outcome)
        else { return nil }
        self.init(
            id: id, outcome: outcome, events: message.events.map { Position($0) },
            isSelfChecked: message.isSelfChecked)
    }
}
