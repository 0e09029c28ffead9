internal import EventSourcing

extension ControlCheck {
    /// A person approved what they asked for, or took part in.
    static func approvedByAnother(_ evidence: ControlEvidence) -> Finding {
        var requests: [Position: (by: Agent.ID, caseKey: CaseKey?)] = [:]
        var approvals = 0
        var positions: [Position] = []
        var words: [String] = []
        for item in evidence.own {
            if case .approvalRequested(let event)? = item.event.event {
                requests[item.position] = (item.command.actor, event.request.withdrawnCase)
            }
            guard case .approvalGiven(let event)? = item.event.event else { continue }
            approvals += 1
            let person = item.command.actor
            let alone = event.isSelfApproved ? ", as the only person who may" : ""
            func add(_ did: String, _ position: Position) {
                positions += [position, item.position]
                words.append("\(person) \(did) and approved it\(alone)")
            }
            if let request = requests[event.of] {
                if request.by == person { add("asked for the act at \(event.of)", event.of) }
                if let key = request.caseKey,
                    let judged = evidence.deeds(.judged).first(where: {
                        $0.person == person && $0.matter == .sampled(key)
                    })
                {
                    add("judged \(key), asked for its withdrawal", judged.position)
                }
            }
            guard event.isDecision,
                let decision = evidence.deeds(.voted).first(where: { $0.position == event.of })
            else { continue }
            if evidence.deeds(.voted).contains(where: {
                $0.position == event.of && $0.person == person
            }) {
                add("took part in the decision at \(event.of)", event.of)
            }
            if let judged = evidence.deeds(.judged).first(where: {
                $0.person == person && $0.matter.bears(on: decision.matter, in: evidence.inspection)
            }) {
                add(
                    "judged \(judged.matter.subject), which the decision at \(event.of) rests on,",
                    judged.position)
            }
        }
        guard words.isEmpty else { return .notHeld(positions, words.uniqued.listedInShort) }
        return evidence.unlessUnknown(
            approvals, "approvals", held: "nobody approved what they asked for or took part in")
    }

    /// A person who judged published the report or a correction of it, or approved that.
    static func publisherDidNotJudge(_ evidence: ControlEvidence) -> Finding {
        var publications = 0
        var positions: [Position] = []
        var words: [String] = []
        for item in evidence.own {
            let requestedBy: Agent.ID?
            let what: String
            switch item.event.event {
            case .reportPublished(let event)?:
                (requestedBy, what) = (event.requestedBy, "the publication")
            case .reportCorrected(let event)?:
                (requestedBy, what) = (
                    event.requestedBy, "the correction of published \(event.standard)"
                )
            default: continue
            }
            publications += 1
            let approver = requestedBy == nil ? nil : item.command.actor
            for (person, did) in [
                (requestedBy ?? item.command.actor, "asked for"), (approver, "approved"),
            ] {
                guard let judged = evidence.deeds(.judged).first(where: { $0.person == person })
                else { continue }
                positions += [judged.position, item.position]
                let verb = requestedBy == nil ? "made" : did
                words.append("\(judged.person) judged \(judged.matter.subject) and \(verb) \(what)")
            }
        }
        guard words.isEmpty else { return .notHeld(positions, words.uniqued.listedInShort) }
        return evidence.unlessUnknown(
            publications, "publications", held: "nobody who judged asked for it or approved it")
    }

    /// An act happened, or a decision stands, without the approval that the rules want.
    static func approvalGiven(_ evidence: ControlEvidence) -> Finding {
        let inspection = evidence.inspection
        var needed = 0
        var positions: [Position] = []
        var words: [String] = []
        func check(_ isApproved: Bool, _ what: String, at position: Position) {
            needed += 1
            guard !isApproved else { return }
            positions.append(position)
            words.append("\(what) at \(position) has no approval")
        }
        let table = evidence.table
        for item in evidence.own {
            switch item.event.event {
            case .panelDecisionRecorded(let event)?:
                // A decision that was reversed or replaced needs none.
                guard event.needsSecondApproval,
                    inspection.basis.decision(on: event.standard)?.position == item.position
                else { continue }
                check(
                    inspection.people.approvedDecisions.contains(item.position),
                    "the decision on \(event.standard)", at: item.position)
            case .caseWithdrawn(let event)?:
                guard let judged = evidence.firstJudged[event.caseKey], judged < item.position,
                    table == nil || table?[.approveWithdrawal] != nil
                else { continue }
                check(
                    event.requestedBy != nil, "the withdrawal of judged \(event.caseKey)",
                    at: item.position)
            case .reportPublished(let event)?:
                guard table == nil || table?[.approvePublication] != nil else { continue }
                check(event.requestedBy != nil, "the publication", at: item.position)
            case .reportCorrected(let event)?:
                guard table == nil || table?[.approvePublication] != nil else { continue }
                check(
                    event.requestedBy != nil, "the correction of published \(event.standard)",
                    at: item.position)
            default: break
            }
        }
        guard table != nil else {
            return .cannotTell(
                "the edition is unguarded, so it wants no approval"
                    + (words.isEmpty ? "" : "; " + words.listedInShort), positions)
        }
        guard words.isEmpty else { return .notHeld(positions, words.listedInShort) }
        return evidence.unlessUnknown(
            needed, "acts that need an approval",
            held: "\(needed.counted("act")) that need\(needed == 1 ? "s" : "") an approval "
                + "\(needed == 1 ? "has" : "have") one")
    }
}
