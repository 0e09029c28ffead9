internal import EventSourcing

extension ControlCheck {
    /// Somebody acted before the team was named, or outside it, or is named as a judge outside it.
    static func rolesVerified(_ evidence: ControlEvidence) -> Finding {
        let leading = evidence.table?.leadingRole
        let lead = evidence.inspection.people.announcedLead
        var team: [Agent.ID: Set<Role>]?
        var (before, outside): ([Position], [Position]) = ([], [])
        var judges: [Position] = []
        var checked = 0
        var last: CommandID?
        for item in evidence.own {
            if case .teamNamed(let named)? = item.event.event {
                team = Dictionary(
                    named.members.map { ($0.person, Set($0.roles)) }, uniquingKeysWith: { $1 })
                last = item.command.id
            }
            if let judge = item.event.event?.judgedBy, judge != item.command.actor,
                !evidence.mistaken.contains(item.position)
            {
                checked += 1
                if team?[judge] == nil { judges.append(item.position) }
            }
            guard item.command.id != last, !item.command.announces else { continue }
            last = item.command.id
            checked += 1
            if let team {
                if team[item.command.actor]?.contains(item.command.role) != true {
                    outside.append(item.position)
                }
            } else if item.command.actor != lead || item.command.role != leading {
                before.append(item.position)
            }
        }
        guard evidence.table != nil || team != nil else {
            return .cannotTell("the edition is unguarded and no team is named", before)
        }
        var found: [String] = []
        if !before.isEmpty {
            let when = evidence.teams.first.map { "before the team was named at \($0.position)" }
            found.append(
                "\(before.count.counted("command")) "
                    + (when ?? "without a named team") + " in a role that nothing verifies")
        }
        if !outside.isEmpty {
            found.append("\(outside.count.counted("command")) outside the team")
        }
        if !judges.isEmpty {
            found.append("\(judges.count.counted("answer")) by a judge who is not in the team")
        }
        guard found.isEmpty else {
            return .notHeld(before + outside + judges, found.listed)
        }
        return evidence.unlessUnknown(
            checked, "commands", held: "every command was given in a role of the team")
    }

    /// One person is the whole team.
    static func severalPeople(_ evidence: ControlEvidence) -> Finding {
        guard let team = evidence.teams.last else {
            let people = Set(evidence.own.map(\.command.actor)).count
            return .cannotTell(
                people > 0
                    ? "no team is named; \(people.counted("person", "people")) gave commands"
                    : evidence.inspection.isFromPublication
                        ? "the team is not known" : "no team is named")
        }
        guard let member = team.members.first, team.members.count == 1 else {
            return .held("the team of position \(team.position) has \(team.members.count) people")
        }
        let roles = member.roles.map(\.rawValue)
        return .notHeld(
            [team.position],
            roles.count > 1
                ? "one person, \(member.person), has several roles: \(roles.listed)"
                : "one person, \(member.person), is the whole team, as \(roles.listed)")
    }

    /// Who named the team gave themselves a role besides that of the lead.
    static func rolesGivenByAnother(_ evidence: ControlEvidence) -> Finding {
        let leading = evidence.table?.leadingRole
        let people = evidence.inspection.people
        var known: [Agent.ID: Set<Role>] = [:]
        for person in [people.announcedLead, people.announcer].compactMap(\.self) {
            known[person] = Set([leading].compactMap(\.self))
        }
        var positions: [Position] = []
        var words: [String] = []
        var named = 0
        for item in evidence.own {
            guard case .teamNamed(let team)? = item.event.event else { continue }
            named += 1
            let person = item.command.actor
            let own = team.members.first { $0.person == person }?.roles ?? []
            let others = own.filter {
                $0 != .importer && known[person]?.contains($0) != true
            }.map(\.rawValue)
            known = team.members.reduce(into: [:]) { $0[$1.person] = Set($1.roles) }
            guard !others.isEmpty else { continue }
            positions.append(item.position)
            words.append("\(person) named themselves \(others.listed)")
        }
        guard words.isEmpty else { return .notHeld(positions, words.uniqued.listedInShort) }
        guard named > 0 else {
            return .cannotTell(
                evidence.inspection.isFromPublication ? "the team is not known" : "no team is named"
            )
        }
        return .held("who named the team gave themselves no other role")
    }

    /// A person moderated a case that they judged.
    static func moderatorDidNotJudge(_ evidence: ControlEvidence) -> Finding {
        let judged = evidence.deeds(.judged)
        let moderated = evidence.deeds(.moderated)
        var positions: [Position] = []
        var words: [String] = []
        for deed in moderated {
            guard
                let own = judged.first(where: {
                    $0.person == deed.person && $0.matter == deed.matter
                })
            else { continue }
            positions += [own.position, deed.position]
            words.append("\(deed.person) judged and moderated \(deed.matter.subject)")
        }
        guard words.isEmpty else { return .notHeld(positions, words.uniqued.listedInShort) }
        return evidence.unlessUnknown(
            moderated.count, "moderations",
            held: "nobody moderated a case that they judged")
    }

    /// A person resolved a challenge, or corrected an answer after the draft, who had a part in it.
    static func checkerTookNoPart(_ evidence: ControlEvidence) -> Finding {
        let own = evidence.checks.filter { $0.part != nil }
        let words = own.map { "\($0.person) \($0.part ?? "") and \($0.deed)\(Provenance.alone)" }
        guard words.isEmpty else {
            return .notHeld(own.map(\.position), words.uniqued.listedInShort)
        }
        return evidence.unlessUnknown(
            evidence.checks.count, "checks after the draft",
            held: "nobody resolved a challenge to their own work, or corrected it after the draft")
    }

    /// A person voted who led, judged, moderated or proposed, whether or not the edition bars it.
    static func voterTookNoOtherPart(_ evidence: ControlEvidence) -> Finding {
        let permission = evidence.table?[.decide]
        let parts: [Participation] = [.led, .judged, .moderated, .proposed]
        let isWide = permission.map { $0.scope == .inspection } ?? true
        let votes = evidence.deeds(.voted)
        var positions: [Position] = []
        var voters: [String] = []
        var found: [String: (standards: [String], why: String)] = [:]
        for vote in votes {
            for part in parts {
                guard
                    let other = evidence.deeds.first(where: {
                        $0.part == part && $0.person == vote.person
                            && (isWide || $0.matter.bears(on: vote.matter, in: evidence.inspection))
                    })
                else { continue }
                positions += [other.position, vote.position]
                let who = "\(vote.person) \(part.words(in: other.matter)) and voted on "
                if found[who] == nil { voters.append(who) }
                found[who, default: ([], "")].standards.append(vote.matter.subject)
                let isBarred = permission?.bars.contains(part) ?? true
                if !isBarred {
                    let kind = evidence.inspection.announcement?.kind.words ?? "this inspection"
                    found[who]?.why = ", which the edition permits in \(kind)"
                } else if vote.isSelfChecked {
                    found[who]?.why = Provenance.alone
                }
            }
        }
        guard voters.isEmpty else {
            let words = voters.map { who in
                let (standards, why) = found[who] ?? ([], "")
                return who + standards.uniqued.listedInShort(by: ", ") + why
            }
            return .notHeld(positions, words.listedInShort)
        }
        return evidence.unlessUnknown(
            votes.count, "votes",
            held: "nobody voted who \(parts.map(\.description).alternatives)")
    }

    /// A decision of the panel does not name who voted how.
    static func votesNamed(_ evidence: ControlEvidence) -> Finding {
        var decisions = 0
        var (counted, notStated): ([Position], [Position]) = ([], [])
        for item in evidence.own {
            guard case .panelDecisionRecorded(let decision)? = item.event.event else { continue }
            decisions += 1
            switch decision.votes {
            case .counted: counted.append(item.position)
            case .notStated: notStated.append(item.position)
            case .consensus, .named: break
            }
        }
        var words: [String] = []
        if !counted.isEmpty {
            words.append("\(counted.count.counted("decision")) with counted votes only")
        }
        if !notStated.isEmpty {
            words.append("\(notStated.count.counted("decision")) without votes")
        }
        guard words.isEmpty else { return .notHeld(counted + notStated, words.listed) }
        return evidence.unlessUnknown(
            decisions, "decisions of a panel",
            held: "every decision names its votes, or was made by consensus")
    }

    /// A person declared an interest after a vote or an approval of theirs, or voted with one.
    static func interestDeclaredBefore(_ evidence: ControlEvidence) -> Finding {
        var declared: [Agent.ID: Position] = [:]
        var approvals: [ControlEvidence.Deed] = []
        for item in evidence.own {
            switch item.event.event {
            case .interestDeclared(let event)?:
                declared[event.person] = declared[event.person] ?? item.position
            case .panelConvened(let event)?:
                for person in event.declaredInterests {
                    declared[person] = declared[person] ?? item.position
                }
            case .approvalGiven(let event)?:
                approvals.append(
                    ControlEvidence.Deed(
                        person: item.command.actor, part: .tookPart, matter: .request(event.of),
                        position: item.position))
            default: break
            }
        }
        guard !declared.isEmpty else {
            return .cannotTell(
                "no interest is declared; the ledger does not know who has one")
        }
        var positions: [Position] = []
        var words: [String] = []
        for deed in evidence.deeds(.voted) + approvals {
            guard let at = declared[deed.person] else { continue }
            let act =
                deed.part == .voted ? "voted on \(deed.matter.subject)" : "approved an act"
            guard deed.position < at || deed.part == .voted else { continue }
            positions += [deed.position, at]
            words.append(
                deed.position < at
                    ? "\(deed.person) \(act) at \(deed.position), and declared an interest at \(at)"
                    : "\(deed.person) declared an interest at \(at), and \(act) at \(deed.position)"
            )
        }
        guard words.isEmpty else { return .notHeld(positions, words.listedInShort) }
        return .held(
            "\(declared.count.counted("person", "people")) declared an interest, and nobody of them "
                + "voted or had approved something before")
    }
}

extension HistoryCommand {
    /// Whether it announces the inspection.
    fileprivate var announces: Bool {
        events.contains { $0.name == InspectionAnnounced.name }
    }
}

extension Matter {
    /// The case or the standard, in a sentence.
    var subject: String {
        switch self {
        case .sampled(let key): key.rawValue
        case .standard(let id): id.rawValue
        case .inspection: "the inspection"
        case .request(let position): "the request at \(position)"
        }
    }
}

extension [String] {
    /// At most three of these, and the number of the others.
    var listedInShort: String { listedInShort(by: "; ") }

    /// At most three of these after each other, and the number of the others.
    func listedInShort(by separator: String) -> String {
        guard count > 3 else { return joined(separator: separator) }
        return prefix(3).joined(separator: separator) + separator + "and \(count - 3) more"
    }
}
