internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension PanelConvened: TextlessEvent {
    var message: WirePanelConvened {
        .with {
            if let chair { $0.chair = chair.rawValue }
            $0.members = members.map(\.rawValue)
            if let quorum { $0.quorum = UInt32(quorum) }
            $0.declaredInterests = declaredInterests.map(\.rawValue)
            $0.snapshot = snapshot.map(\.message)
            $0.seenUpTo = seenUpTo.rawValue
        }
    }

    init?(_ message: WirePanelConvened) {
        guard let members = message.members.names(Agent.ID.self),
            let interests = message.declaredInterests.names(Agent.ID.self),
            let snapshot = message.snapshot.ratings,
            let chair = stated(message.hasChair, Agent.ID(stored: message.chair))
        else { return nil }
        self.init(
            chair: chair, members: members,
            quorum: message.hasQuorum ? Int(message.quorum) : nil, declaredInterests: interests,
            snapshot: snapshot, seenUpTo: Position(message.seenUpTo))
    }
}

extension PanelDecisionRecorded: CodedEvent {
    var message: WirePanelDecisionRecorded {
        .with {
            $0.standard = standard.rawValue
            $0.from = WireRating(from)
            $0.decided = WireRating(decided)
            $0.outcome = outcome.wire()
            $0.eligibility = eligibility.map { $0.wire() }
            if let ground { $0.ground = ground.wire() }
            $0.reasonMissing = reasonMissing
            $0.needsSecondApproval = needsSecondApproval
            $0.set(votes)
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(reason, 7)
    }

    init?(_ message: WirePanelDecisionRecorded, _ texts: EventTextReader) {
        let eligibility = message.eligibility.compactMap { DiscretionTrigger(stored: $0) }
        guard let standard = Standard.ID(stored: message.standard),
            let decided = Rating(message.decided),
            let outcome = PanelOutcome(stored: message.outcome),
            eligibility.count == message.eligibility.count,
            let from = stated(message.from != .none, Rating(message.from)),
            let ground = stated(message.hasGround, DiscretionGround(stored: message.ground)),
            let votes = message.panelVotes
        else { return nil }
        self.init(
            standard: standard, from: from, decided: decided, outcome: outcome,
            eligibility: eligibility, ground: ground,
            reason: texts.text(7),
            reasonMissing: message.reasonMissing,
            needsSecondApproval: message.needsSecondApproval,
            votes: votes)
    }
}

extension DissentRecorded: TextlessEvent {
    var message: WireDissentRecorded {
        .with {
            switch target {
            case .decision(let id): $0.standard = id.rawValue
            case .moderation(let key): $0.caseKey = key.rawValue
            }
        }
    }

    init?(_ message: WireDissentRecorded) {
        switch message.target {
        case .standard(let text):
            guard let standard = Standard.ID(stored: text) else { return nil }
            self.init(from: .decision(standard))
        case .caseKey(let text):
            guard let key = CaseKey(stored: text) else { return nil }
            self.init(from: .moderation(key))
        case nil: return nil
        }
    }
}

extension PanelDecisionReversed: TextlessEvent {
    var message: WirePanelDecisionReversed {
        .with {
            $0.standard = standard.rawValue
            $0.supersedes = supersedes.rawValue
            $0.set(votes)
        }
    }

    init?(_ message: WirePanelDecisionReversed) {
        guard let standard = Standard.ID(stored: message.standard),
            let votes = message.panelVotes
        else { return nil }
        self.init(standard: standard, supersedes: Position(message.supersedes), votes: votes)
    }
}
