public import EventSourcing

/// An act, or a decision of the ratings panel, that waits for a second person.
public struct WaitingApproval: Hashable, Sendable {
    /// What waits.
    public enum Subject: Hashable, Sendable {
        /// An act that somebody asked for.
        case request(ApprovalRequest, by: Agent.ID)
        /// The decision of the panel on a standard.
        case decision(Standard.ID)
    }

    /// The position of the request or of the decision, by which it is approved.
    public let position: Position
    /// What waits.
    public let subject: Subject

    /// The act that approves it.
    package var approving: RequestedAct {
        switch subject {
        case .decision(let id): RequestedAct(.approveDecision, .standard(id))
        case .request(let request, _): RequestedAct(request.approving, .request(position))
        }
    }

    /// Whether a publication is refused until then.
    var isBeforePublication: Bool {
        switch subject {
        case .decision, .request(.withdrawal, _), .request(.replacement, _): true
        case .request: false
        }
    }
}

extension Inspection {
    /// What waits for the approval of a second person, oldest first.
    public var waitingApprovals: [WaitingApproval] {
        let requests = people.requests.filter { !isOutdated($0.value.request) }.map {
            WaitingApproval(
                position: $0.key, subject: .request($0.value.request, by: $0.value.by))
        }
        let decisions = decisionsWithoutApproval.map {
            WaitingApproval(position: $0.position, subject: .decision($0.standard))
        }
        return (requests + decisions).sorted { $0.position < $1.position }
    }

    /// Whether a publication was asked for with other ratings than there are now: it is asked for
    /// again, and not approved.
    private func isOutdated(_ request: ApprovalRequest) -> Bool {
        guard case .publication(let report) = request else { return false }
        return report.ratings != ratingsToPublish || report.total != overallRating?.total
    }

    /// The current decisions of the panel that wait for a second approval.
    var decisionsWithoutApproval: [(standard: Standard.ID, position: Position)] {
        guard needsApproval(by: .approveDecision), publication == nil else { return [] }
        let needing = decisionsToApprove
        return (framework?.standards ?? []).compactMap { standard in
            // The panel decides a stale decision again.
            guard let position = needing[standard.id],
                !people.approvedDecisions.contains(position),
                standardRating(standard.id)?.isStale != true
            else { return nil }
            return (standard.id, position)
        }
    }

    /// The current decisions of the panel that need a second approval, by standard: those that did
    /// when they were made, and those that change the rating of the service by now.
    var decisionsToApprove: [Standard.ID: Position] {
        let own = (framework?.standards ?? []).compactMap { standard in
            basis.decision(on: standard.id).map { (standard.id, $0) }
        }.filter { $0.1.origin.isOwn }
        let discretion = own.filter { $0.1.outcome == .discretion }.map(\.0)
        let changing = Set(basis.decisionsThatChangeTheOverallRating(among: discretion))
        return Dictionary(
            own.filter {
                people.decisionsToApprove.contains($0.1.position) || changing.contains($0.0)
            }.map { ($0.0, $0.1.position) }, uniquingKeysWith: { $1 })
    }
}
