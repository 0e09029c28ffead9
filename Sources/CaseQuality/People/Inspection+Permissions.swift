package import EventSourcing

/// An act that a command is, and what it is about.
package struct RequestedAct: Hashable, Sendable {
    package let act: Act
    package let matter: Matter

    package init(_ act: Act, _ matter: Matter = .inspection) {
        self.act = act
        self.matter = matter
    }
}

extension Inspection {
    /// The table of permissions; `nil` for an inspection whose edition states none.
    package var permissions: Permissions.Table? {
        guard let framework, let announcement else { return nil }
        return framework.permissions[announcement.kind]
    }

    /// Whether anybody may do anything, because the edition states no permissions.
    public var isUnguarded: Bool { announcement != nil && permissions == nil }

    /// Whether somebody has to approve this act before it happens.
    func needsApproval(by act: Act) -> Bool { permissions?[act] != nil }

    /// The people of the inspection with their roles, sorted; `nil` before the team was named.
    public var team: [TeamMember]? {
        people.team.map { team in
            team.map { TeamMember($0.key, $0.value.sorted()) }.sorted { $0.person < $1.person }
        }
    }

    /// Checks that the actor may act so.
    ///
    /// What a document says is the importer's to record, on the document's authority.
    ///
    /// - Throws: ``Refusal`` with code `notPermitted`, `notInTeam` or `barred`; it names who may.
    func permit(
        _ asked: RequestedAct, by provenance: Provenance, in table: Permissions.Table
    ) throws(Refusal) {
        let actor = provenance.actor
        let permission = table[asked.act]
        switch denial(of: asked, by: actor, in: table) {
        case nil:
            guard isSelfChecked(asked, by: actor.id) else { return }
            try reason(of: provenance, for: "Acting as the only person who may \(asked.act.words)")
        case .role: throw notPermitted(asked.act, actor, permission)
        case .team: throw notInTeam(actor, table)
        case .condition(let needed):
            let words = needed.map { $0.words(in: asked.matter) }.joined(separator: " or ")
            throw Refusal(
                .barred,
                "As \(actor.role), only somebody who \(words) may \(asked.act.words); \(actor.id) "
                    + "is not one of them.", remedy: whoMay(asked, permission))
        case .bar(let part, let matter):
            throw Refusal(
                .barred,
                "\(actor.id) \(part.words(in: matter)), and so may not \(asked.act.words).",
                remedy: whoMay(asked, permission))
        }
    }

    /// Checks that a person may erase a text: who may place a hold may also say that there is none.
    ///
    /// - Throws: ``Refusal`` with code `notPermitted`, `notInTeam` or `barred`; it names who may.
    package func permitErasing(by actor: Agent) throws(Refusal) {
        guard let table = permissions else { return }
        try permit(
            RequestedAct(.holdRecords),
            by: Provenance(actor: actor, effectiveAt: .instant(Timestamp(microseconds: 0))),
            in: table)
    }

    /// Why a person may not act so.
    private enum Denial {
        /// The role may not.
        case role
        /// The team does not give the person the role.
        case team
        /// The person is none of these.
        case condition([Participation])
        /// The person did this in the matter.
        case bar(Participation, Matter)
    }

    private func denial(
        of asked: RequestedAct, by actor: Agent, in table: Permissions.Table
    ) -> Denial? {
        guard let permission = table[asked.act], permission.roles.contains(actor.role) else {
            return .role
        }
        guard isOfTeam(actor, table), asked.act != .nameTeam || mayNameFirst(actor.id) else {
            return .team
        }
        let grants = permission.grants.filter { $0.roles.contains(actor.role) }
        let needed = grants.compactMap(\.ifPerson)
        guard
            grants.count > needed.count
                || needed.contains(where: { meets($0, actor.id, for: asked) })
        else { return .condition(needed) }
        guard let bar = bar(from: asked, permission, actor.id),
            !isOpen(permission, toOnly: actor.id)
        else { return nil }
        return .bar(bar.part, bar.matter)
    }

    /// Whether a person did what an act needs; a second judge has judgements to attest, too.
    private func meets(
        _ needed: Participation, _ person: Agent.ID, for asked: RequestedAct
    ) -> Bool {
        did(needed, person, in: asked.matter)
            || asked.act == .attest && needed == .judged && judgedAgain(person, in: asked.matter)
    }

    /// Whether a person may name the first team: who leads by the announcement, or announced it.
    private func mayNameFirst(_ person: Agent.ID) -> Bool {
        guard people.team == nil, let lead = people.announcedLead else { return true }
        return person == lead || person == people.announcer
    }

    /// Whether a person may act so; everybody may where the edition has no permissions.
    package func mayAct(_ asked: RequestedAct, _ actor: Agent) -> Bool {
        permissions.map { denial(of: asked, by: actor, in: $0) == nil } ?? true
    }

    /// Whether a person may act so only because the team has nobody else.
    func isSelfChecked(_ asked: RequestedAct, by person: Agent.ID) -> Bool {
        guard let permission = permissions?[asked.act] else { return false }
        return bar(from: asked, permission, person) != nil
            && isOpen(permission, toOnly: person)
    }

    /// The standards on which a person may take no part in an act of the panel, with what bars them.
    package func standardsBarred(
        to person: Agent.ID, from act: Act
    ) -> [(standard: Standard.ID, part: Participation)] {
        (framework?.standards ?? []).compactMap { standard in
            barred(person, from: RequestedAct(act, .standard(standard.id)))
                .map { (standard.id, $0) }
        }
    }

    /// What bars a person from an act; `nil` if nothing does.
    func barred(_ person: Agent.ID, from asked: RequestedAct) -> Participation? {
        guard let permission = permissions?[asked.act], !isOpen(permission, toOnly: person) else {
            return nil
        }
        return bar(from: asked, permission, person)?.part
    }

    /// The first bar that holds for a person, and the matter in which it does.
    private func bar(
        from asked: RequestedAct, _ permission: Permission, _ person: Agent.ID
    ) -> (part: Participation, matter: Matter)? {
        for part in permission.bars {
            let isWide = permission.scope == .inspection && part != .requested
            let matter = isWide ? Matter.inspection : asked.matter
            if did(part, person, in: matter) || part == .judged && judgedAgain(person, in: matter) {
                return (part, matter)
            }
        }
        return nil
    }

    /// Whether the bars of an act are lifted for a person, because nobody else in the team may act.
    private func isOpen(_ permission: Permission, toOnly person: Agent.ID) -> Bool {
        guard permission.isOpenToTheOnlyPerson, let team = people.team else { return false }
        let roles = Set(permission.roles)
        return !team.contains { $0.key != person && !$0.value.isDisjoint(with: roles) }
    }

    /// Whether the team gives the actor the role; before it is named, only the lead is known.
    private func isOfTeam(_ actor: Agent, _ table: Permissions.Table) -> Bool {
        guard let team = people.team else {
            return people.announcedLead.map { $0 == actor.id } ?? true
                || table.leadingRole != actor.role
        }
        return team[actor.id]?.contains(actor.role) == true
    }

    private func notInTeam(_ actor: Agent, _ table: Permissions.Table) -> Refusal {
        guard let team = people.team else {
            let lead = people.announcedLead?.rawValue ?? ""
            return Refusal(
                .notInTeam,
                "The announcement names \(lead) as \(actor.role) of this inspection, not "
                    + "\(actor.id).",
                remedy: "Act in the role that you have here, or let \(lead) name the team.")
        }
        let roles = team[actor.id] ?? []
        let naming = table[.nameTeam]?.roles.map(\.rawValue).alternatives ?? "nobody"
        let known = roles.sorted().map(\.rawValue).alternatives
        return Refusal(
            .notInTeam,
            roles.isEmpty
                ? "\(actor.id) is not in the team of this inspection."
                : "\(actor.id) is \(known) in this inspection, not \(actor.role).",
            remedy: roles.isEmpty
                ? "Let the \(naming) add \(actor.id) to the team."
                : "Act as \(known), or let the \(naming) change the team.")
    }

    private func notPermitted(_ act: Act, _ actor: Agent, _ permission: Permission?) -> Refusal {
        guard let permission, !permission.roles.isEmpty else {
            return Refusal(
                .notPermitted,
                "Edition \(framework?.id.rawValue ?? "") permits nobody to \(act.words) in "
                    + "\(announcement?.kind.words ?? "this inspection").",
                remedy: "See the table of permissions of the edition.")
        }
        return Refusal(
            .notPermitted, "The role \(actor.role) may not \(act.words).",
            remedy: whoMay(RequestedAct(act), permission))
    }

    /// Who may act so: the roles, and the people of the team who have them.
    private func whoMay(_ asked: RequestedAct, _ permission: Permission?) -> String {
        let roles = (permission?.roles ?? []).map(\.rawValue).alternatives
        guard people.team != nil else { return "The \(roles) may." }
        let may = people(whoMay: asked).map(\.id.rawValue).uniqued
        guard !may.isEmpty else {
            return "The \(roles) may, and nobody in the team has such a role and is free to act. "
                + "Name somebody in the team."
        }
        return "The \(roles) may: \(may.joined(separator: ", "))."
    }

    /// Whether a person did this in the matter.
    func did(_ part: Participation, _ person: Agent.ID, in matter: Matter) -> Bool {
        switch part {
        case .led: people.leads.contains(person)
        case .judged: hasJudged(person, in: matter)
        case .moderated:
            cases(of: matter).contains { people.moderators[$0]?.contains(person) == true }
        case .proposed: hasActed(person, in: people.proposers, matter)
        case .voted: hasActed(person, in: people.deciders, matter)
        case .declaredInterest: people.interested.contains(person)
        case .sits: people.sitting.contains(person)
        case .requested:
            if case .request(let position) = matter {
                people.requests[position]?.by == person
            } else {
                false
            }
        case .tookPart:
            hasJudged(person, in: matter)
                || [.moderated, .proposed, .voted].contains { did($0, person, in: matter) }
        }
    }

    /// Whether a person judged an answer or the oversight of a case of the matter.
    func hasJudged(_ person: Agent.ID, in matter: Matter) -> Bool {
        cases(of: matter).contains {
            answers.hasJudged(person, in: $0)
                || people.overseers[$0]?.contains(person) == true
        }
    }

    /// Whether a person judged a case of the matter a second time: it bars as judging does, and
    /// gives no right that judging gives, except to attest.
    func judgedAgain(_ person: Agent.ID, in matter: Matter) -> Bool {
        !secondJudgements.isEmpty && cases(of: matter).contains { hasJudgedAgain(person, $0) }
    }

    private func hasActed(
        _ person: Agent.ID, in actors: [Standard.ID: Set<Agent.ID>], _ matter: Matter
    ) -> Bool {
        switch matter {
        case .standard(let id): actors[id]?.contains(person) == true
        case .sampled(let key):
            standards(of: key).contains { actors[$0]?.contains(person) == true }
        case .inspection, .request: actors.values.contains { $0.contains(person) }
        }
    }

    /// The standards that a case bears on.
    private func standards(of key: CaseKey) -> [Standard.ID] {
        guard let domain = basis.cases[key]?.domain else { return [] }
        return (framework?.domain(domain)?.standards ?? []).filter { $0.method == .caseData }.map(
            \.id)
    }

    /// The cases of a matter, withdrawn ones too.
    private func cases(of matter: Matter) -> [CaseKey] {
        switch matter {
        case .sampled(let key): return [key]
        case .inspection: return selected
        case .request(let position):
            return people.requests[position]?.request.withdrawnCase.map { [$0] } ?? selected
        case .standard(let id):
            let domain = framework?.standard(id)?.domain
            return selected.filter { basis.cases[$0]?.domain == domain }
        }
    }
}
