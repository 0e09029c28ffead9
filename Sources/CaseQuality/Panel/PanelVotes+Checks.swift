internal import EventSourcing

extension PanelVotes {
    /// The largest number of votes for or against a decision.
    private static let mostVotes = 1_000

    /// Checks the votes on a decision.
    ///
    /// Where the edition has permissions, a decision that was recorded by the panel itself states
    /// who voted how, or that it was by consensus. A quorum of the people who sit on the panel and
    /// are not barred takes part (more than half of all who sit, if the panel has no stated quorum),
    /// and more of them are for the decision than against it.
    ///
    /// - Throws: ``Refusal`` with code `invalidNumber`, `votesMissing`, `barred`, `notQuorate` or
    ///   `notCarried`.
    func check(
        on inspection: Inspection, deciding standard: Standard.ID, by provenance: Provenance
    ) throws(Refusal) {
        for count in [inFavour, against].compactMap(\.self)
        where !(0...Self.mostVotes).contains(count) {
            throw Refusal(
                .invalidNumber, "\(count) is not a valid number of votes.",
                remedy: "Give a number from 0 to \(Self.mostVotes), or omit the votes.")
        }
        let asked = RequestedAct(.decide, .standard(standard))
        let sitting = inspection.people.sitting
        let isGuarded = inspection.permissions != nil && provenance.origin.isOwn
        var taking: [Agent.ID] = []
        switch self {
        case .notStated, .counted:
            guard isGuarded else { break }
            throw Refusal(
                .votesMissing,
                "The decision on \(standard) does not state who voted how.",
                remedy: "State the vote of each member, or that the panel decided by consensus.")
        case .consensus:
            taking = sitting.filter { inspection.barred($0, from: asked) == nil }
        case .named(let votes):
            for cast in votes {
                guard sitting.contains(cast.member) else {
                    throw Refusal(
                        .notPermitted, "\(cast.member) does not sit on the ratings panel.",
                        remedy: "It has \(sitting.map(\.rawValue).listed).")
                }
                guard votes.count(where: { $0.member == cast.member }) == 1 else {
                    throw Refusal(
                        .alreadyRecorded, "\(cast.member) votes twice on \(standard).",
                        remedy: "State one vote for each member.")
                }
                guard cast.vote == .inFavour || cast.vote == .against else { continue }
                if let bar = inspection.barred(cast.member, from: asked) {
                    throw Refusal(
                        .barred,
                        "\(cast.member) \(bar.words(in: .inspection)), and so may not vote.",
                        remedy: "Record \(cast.member) as absent, or as abstained.")
                }
            }
            taking = members(.inFavour) + members(.against) + members(.abstained)
            let (yes, no) = (members(.inFavour).count, members(.against).count)
            guard yes > no || !isGuarded else {
                throw Refusal(
                    .notCarried,
                    "\(yes.counted("vote")) for and \(no) against do not carry the decision on "
                        + "\(standard).",
                    remedy: "A decision needs more votes for than against.")
            }
        }
        guard isGuarded else { return }
        let stated = inspection.people.panel?.quorum
        // Without a stated quorum, a decision is of more than half of those who sit on the panel.
        let quorum = stated ?? sitting.count / 2 + 1
        guard taking.count < quorum else { return }
        throw Refusal(
            .notQuorate,
            "\(taking.count) of the panel take part in the decision on \(standard); the quorum is "
                + "\(quorum)"
                + (stated == nil ? ", more than half of the \(sitting.count) who sit on it." : "."),
            remedy: stated == nil
                ? "State the votes of more members, or convene a panel with more people who are not "
                    + "barred."
                : "Convene a panel with enough members who are not barred.")
    }
}
