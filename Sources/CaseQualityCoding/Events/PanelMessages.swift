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
            switch votes {
            case .notStated: break
            case .consensus: $0.byConsensus = true
            case .counted(let inFavour, let against):
                $0.votesFor = UInt32(inFavour)
                $0.votesAgainst = UInt32(against)
            case .named(let votes):
                $0.votes = votes.map { cast in
                    .with {
                        $0.member = cast.member.rawValue
                        $0.vote = cast.vote.wire()
                    }
                }
            }
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
            let votes = PanelVotes(message)
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

extension PanelVotes {
    /// Reads how the panel voted; `nil` when the message has an invalid value.
    fileprivate init?(_ message: WirePanelDecisionRecorded) {
        guard message.votes.isEmpty else {
            let votes = message.votes.compactMap { cast in
                Agent.ID(stored: cast.member).flatMap { member in
                    Vote(stored: cast.vote).map { Cast(member, $0) }
                }
            }
            guard votes.count == message.votes.count else { return nil }
            self = .named(votes)
            return
        }
        if message.byConsensus {
            self = .consensus
        } else if message.hasVotesFor || message.hasVotesAgainst {
            self = .counted(for: Int(message.votesFor), against: Int(message.votesAgainst))
        } else {
            self = .notStated
        }
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
        }
    }

    init?(_ message: WirePanelDecisionReversed) {
        guard let standard = Standard.ID(stored: message.standard) else { return nil }
        self.init(standard: standard, supersedes: Position(message.supersedes))
    }
}
