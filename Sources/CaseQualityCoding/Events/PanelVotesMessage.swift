internal import CaseQuality
internal import EventSourcing

/// A message that says how the ratings panel voted.
protocol PanelVotesMessage {
    var hasVotesFor: Bool { get }
    var votesFor: UInt32 { get set }
    var hasVotesAgainst: Bool { get }
    var votesAgainst: UInt32 { get set }
    var byConsensus: Bool { get set }
    var votes: [WireCastVote] { get set }
}

extension WirePanelDecisionRecorded: PanelVotesMessage {}
extension WirePanelDecisionReversed: PanelVotesMessage {}

extension PanelVotesMessage {
    /// How the panel voted; `nil` when the message has an invalid value.
    var panelVotes: PanelVotes? {
        guard votes.isEmpty else {
            let cast = votes.compactMap { cast in
                Agent.ID(stored: cast.member).flatMap { member in
                    PanelVotes.Vote(stored: cast.vote).map { PanelVotes.Cast(member, $0) }
                }
            }
            return cast.count == votes.count ? .named(cast) : nil
        }
        if byConsensus { return .consensus }
        guard hasVotesFor || hasVotesAgainst else { return .notStated }
        return .counted(for: Int(votesFor), against: Int(votesAgainst))
    }

    mutating func set(_ votes: PanelVotes) {
        switch votes {
        case .notStated: break
        case .consensus: byConsensus = true
        case .counted(let inFavour, let against):
            votesFor = UInt32(inFavour)
            votesAgainst = UInt32(against)
        case .named(let cast):
            self.votes = cast.map { cast in
                .with {
                    $0.member = cast.member.rawValue
                    $0.vote = cast.vote.wire()
                }
            }
        }
    }
}
