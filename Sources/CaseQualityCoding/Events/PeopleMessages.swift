internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension TeamNamed: TextlessEvent {
    var message: WireTeamNamed {
        .with {
            $0.members = members.map { member in
                .with {
                    $0.person = member.person.rawValue
                    $0.roles = member.roles.map(\.rawValue)
                }
            }
        }
    }

    init?(_ message: WireTeamNamed) {
        let members = message.members.compactMap { member in
            Agent.ID(stored: member.person).flatMap { person in
                member.roles.names(Role.self).map { TeamMember(person, $0) }
            }
        }
        guard members.count == message.members.count else { return nil }
        self.init(members: members)
    }
}

extension InterestDeclared: CodedEvent {
    var message: WireInterestDeclared { .with { $0.person = person.rawValue } }

    func write(into texts: inout EventTextWriter) { texts.add(interest, 2) }

    init?(_ message: WireInterestDeclared, _ texts: EventTextReader) {
        guard let person = Agent.ID(stored: message.person) else { return nil }
        self.init(person: person, interest: texts.required(2))
    }
}

extension ApprovalRequested: TextlessEvent {
    var message: WireApprovalRequested {
        .with {
            switch request {
            case .withdrawal(let withdrawal): $0.withdrawal = withdrawal.message
            case .replacement(let both): $0.replacement = both.message
            case .publication(let report): $0.publication = report.message
            case .reportCorrection(let correction): $0.correction = correction.message
            }
        }
    }

    init?(_ message: WireApprovalRequested) {
        let request: ApprovalRequest?
        switch message.request {
        case .withdrawal(let wire): request = CaseWithdrawn(wire).map { .withdrawal($0) }
        case .replacement(let wire): request = CaseReplacement(wire).map { .replacement($0) }
        case .publication(let wire): request = ReportPublished(wire).map { .publication($0) }
        case .correction(let wire): request = ReportCorrected(wire).map { .reportCorrection($0) }
        case nil: request = nil
        }
        guard let request else { return nil }
        self.init(request)
    }
}

extension ApprovalGiven: TextlessEvent {
    var message: WireApprovalGiven {
        .with {
            $0.of = of.rawValue
            $0.isDecision = isDecision
            $0.isSelfApproved = isSelfApproved
        }
    }

    init?(_ message: WireApprovalGiven) {
        self.init(
            of: Position(message.of), isDecision: message.isDecision,
            isSelfApproved: message.isSelfApproved)
    }
}

extension ApprovalDeclined: TextlessEvent {
    var message: WireApprovalDeclined { .with { $0.of = of.rawValue } }

    init?(_ message: WireApprovalDeclined) { self.init(of: Position(message.of)) }
}
