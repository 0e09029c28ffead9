internal import EventSourcing

/// The people of an inspection and what they did in it, as far as permissions ask for it.
///
/// Who judged stands with the answers.
package struct InspectionPeople: Hashable, Sendable {
    /// The lead that the announcement named; `nil` if it named none.
    var announcedLead: Agent.ID?
    /// Who announced the inspection; `nil` if a document says it.
    var announcer: Agent.ID?
    /// The roles of each person; `nil` before the team was named.
    var team: [Agent.ID: Set<Role>]?
    /// The roles that a person took from others, by the person and by who had them.
    var removed: [Agent.ID: [Agent.ID: Set<Role>]] = [:]
    /// Who submitted the assessment that they made, by case.
    var submitters: [CaseKey: Set<Agent.ID>] = [:]
    /// When the panel that met last did so, as stated.
    var panelHeldAt: EffectiveTime?
    /// Everybody who ever led the inspection.
    var leads: Set<Agent.ID> = []
    /// Who moderated, by case.
    var moderators: [CaseKey: Set<Agent.ID>] = [:]
    /// Who proposed a rating, by standard.
    var proposers: [Standard.ID: Set<Agent.ID>] = [:]
    /// Who took part in a decision of the panel, by standard.
    var deciders: [Standard.ID: Set<Agent.ID>] = [:]
    /// Who voted for or against the decision of the panel that stands, by standard.
    ///
    /// With a consensus everybody who took part was for it.
    var voters: [Standard.ID: [Agent.ID: PanelVotes.Vote]] = [:]
    /// Who sat on the panel that made the decision that stands, without those who were barred from
    /// it, by standard.
    var panels: [Standard.ID: Set<Agent.ID>] = [:]
    /// Who judged the management oversight, by case: a person once for each judgement.
    ///
    /// Who was named as the judge by mistake did not judge.
    var overseers: [CaseKey: [Agent.ID]] = [:]
    /// The position at which each judge attested what was entered for them, by case.
    var attestations: [CaseKey: [Agent.ID: Position]] = [:]
    /// Who declared an interest.
    var interested: Set<Agent.ID> = []
    /// The panel that met last; `nil` before the first.
    var panel: PanelConvened?
    /// The requests for an approval that wait for one, by position.
    var requests: [Position: PendingRequest] = [:]
    /// How each request that waits no longer ended, by its position.
    var answeredRequests: [Position: AnsweredRequest] = [:]
    /// The positions of decisions of the panel that need a second approval.
    var decisionsToApprove: Set<Position> = []
    /// The positions of approved decisions of the panel.
    var approvedDecisions: Set<Position> = []

    /// Who dissented, by what they dissented from: the decision or the moderation that stands.
    var dissenters: [DissentTarget: Set<Agent.ID>] = [:]

    /// A request that waits for an approval.
    struct PendingRequest: Hashable, Sendable {
        let request: ApprovalRequest
        let by: Agent.ID
        /// When it was asked for, as stated.
        let heldAt: EffectiveTime
    }

    /// How a request for an approval ended.
    struct AnsweredRequest: Hashable, Sendable {
        /// Where it was approved or declined.
        let position: Position
        /// Whether it was approved.
        let isGranted: Bool
    }

    /// The members of the panel that met last, its chair first.
    var sitting: [Agent.ID] {
        guard let panel else { return [] }
        return [panel.chair].compactMap(\.self) + panel.members.filter { $0 != panel.chair }
    }
}
