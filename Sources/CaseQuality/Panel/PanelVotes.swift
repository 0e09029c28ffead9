public import EventSourcing

/// How the ratings panel came to a decision.
public enum PanelVotes: Hashable, Sendable {
    /// It is not stated.
    case notStated
    /// Everybody who sits on the panel and is not barred agreed.
    case consensus
    /// The votes were counted, and nobody is named: as a publication may state it.
    ///
    /// Each number is in `0...1_000`.
    case counted(for: Int, against: Int)
    /// The vote of each member by name.
    case named([Cast])

    /// What a member did in a vote.
    public enum Vote: UInt8, Spelled {
        case inFavour = 0
        case against = 1
        case abstained = 2
        case absent = 3

        /// The spelling in data and JSON.
        public var description: String {
            switch self {
            case .inFavour: "for"
            case .against: "against"
            case .abstained: "abstained"
            case .absent: "absent"
            }
        }
    }

    /// The vote of one member.
    public struct Cast: Hashable, Sendable {
        /// The key of the member.
        public let member: Agent.ID
        /// The vote.
        public let vote: Vote

        /// Creates the vote of a member.
        public init(_ member: Agent.ID, _ vote: Vote) {
            self.member = member
            self.vote = vote
        }
    }

    /// The number of votes for the decision; `nil` where it is not stated.
    public var inFavour: Int? { count(of: .inFavour) }

    /// The number of votes against the decision; `nil` where it is not stated.
    public var against: Int? { count(of: .against) }

    /// The votes by name; empty where nobody is named.
    public var cast: [Cast] {
        if case .named(let votes) = self { votes } else { [] }
    }

    private func count(of vote: Vote) -> Int? {
        switch self {
        case .notStated, .consensus: nil
        case .counted(let inFavour, let against):
            vote == .inFavour ? inFavour : vote == .against ? against : nil
        case .named(let votes): votes.count { $0.vote == vote }
        }
    }

    /// The members who are named with this vote.
    package func members(_ vote: Vote) -> [Agent.ID] {
        cast.filter { $0.vote == vote }.map(\.member)
    }

    /// The votes in a sentence: `"3 votes for (a-1, b-2, c-3), 1 against (d-4)"`; `nil` where they
    /// are not stated.
    package var words: String? {
        switch self {
        case .notStated: return nil
        case .consensus: return "by consensus"
        case .counted(let inFavour, let against):
            return "\(inFavour.counted("vote")) for, \(against) against"
        case .named:
            return Vote.allCases.compactMap { vote in
                let members = members(vote).map(\.rawValue)
                guard !members.isEmpty || vote == .inFavour else { return nil }
                let who = members.isEmpty ? "" : " (\(members.joined(separator: ", ")))"
                let count = vote == .inFavour ? members.count.counted("vote") : "\(members.count)"
                return "\(count) \(vote)\(who)"
            }.joined(separator: ", ")
        }
    }
}
