internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension ChallengeRaised: CodedEvent {
    var message: WireChallengeRaised {
        .with {
            $0.id = id.rawValue
            $0.set(target)
            $0.kind = kind.wire()
            $0.evidence = evidence.map(\.rawValue)
            if let due { $0.due = due.description }
        }
    }

    func write(into texts: inout EventTextWriter) { texts.add(ground, 7) }

    init?(_ message: WireChallengeRaised, _ texts: EventTextReader) {
        guard let id = ChallengeID(stored: message.id), let target = message.target,
            let kind = ChallengeKind(stored: message.kind),
            let evidence = message.evidence.names(EvidenceReference.self),
            let due = stated(message.hasDue, PartialDate(message.due))
        else { return nil }
        self.init(
            id: id, target: target, kind: kind, ground: texts.required(7), evidence: evidence,
            due: due)
    }
}

extension ChallengeResolved: TextlessEvent {
    var message: WireChallengeResolved {
        .with {
            $0.id = id.rawValue
            $0.outcome = outcome.wire()
            $0.events = events.map(\.rawValue)
            $0.isSelfChecked = isSelfChecked
            $0.set(target)
        }
    }

    init?(_ message: WireChallengeResolved) {
        guard let id = ChallengeID(stored: message.id), let target = message.target,
            let outcome = ChallengeOutcome(stored: message.outcome)
        else { return nil }
        self.init(
            id: id, target: target, outcome: outcome, events: message.events.map { Position($0) },
            isSelfChecked: message.isSelfChecked)
    }
}
