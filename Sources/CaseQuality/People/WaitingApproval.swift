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
        let requests = people.requests.map {
            WaitingApproval(
                position: $0.key, subject: .request($0.value.request, by: $0.value.by))
        }
        let decisions = decisionsWithoutApproval.map {
            WaitingApproval(position: $0.position, subject: .decision($0.standard))
        }
        return (requests + decisions).sorted { $0.position < $1.position }
    }

    /// The current decisions of the panel that wait for a second approval.
    var decisionsWithoutApproval: [(standard: Standard.ID, position: Position)] {
        guard needsApproval(by: .approveDecision), publication == nil else { return [] }
        return (framework?.standards ?? []).compactMap { standard in
            guard let position = basis.decision(on: standard.id)?.position,
                people.decisionsToApprove.contains(position),
                !people.approvedDecisions.contains(position)
            else { return nil }
            return (standard.id, position)
        }
    }
}
