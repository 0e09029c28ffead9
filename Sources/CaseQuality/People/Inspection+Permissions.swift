package import EventSourcing

/// An act that a command is, and what it is about.
package struct RequestedAct: Hashable, Sendable {
    package let act: Act
    package let matter: Matter
    /// The act after "may", as the command does it.
    package let words: String
    /// Who may not act for a reason of the command, such as who raised the challenge.
    ///
    /// The command itself refuses them, and says why.
    let notBy: Set<Agent.ID>

    package init(_ act: Act, _ matter: Matter = .inspection, words: String? = nil) {
        self.init(act, matter, words: words, notBy: [])
    }

    init(
        _ act: Act, _ matter: Matter = .inspection, words: String? = nil, notBy: Set<Agent.ID>
    ) {
        self.act = act
        self.matter = matter
        self.words = words ?? act.words
        self.notBy = notBy
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
            // Whom the command itself refuses needs no reason before.
            guard !asked.notBy.contains(actor.id), provenance.statedReason == nil,
                let bar = liftedBar(from: asked, for: actor.id)
            else { return }
            throw Refusal(
                .reasonMissing,
                "\(actor.id) \(words(bar.part, in: bar.matter)), and may \(asked.words) only "
                    + "because nobody else is free to; this needs a reason.",
                remedy: "Give the reason in organisational terms, without details about a child.")
        case .role: throw notPermitted(asked, actor, permission)
        case .team: throw notInTeam(actor, table)
        case .condition(let needed):
            let words = needed.map { self.words($0, in: asked.matter) }.joined(separator: " or ")
            throw Refusal(
                .barred,
                "As \(actor.role), only somebody who \(words) may \(asked.words); \(actor.id) "
                    + "is not one of them.", remedy: whoMay(asked, permission))
        case .bar(let part, let matter):
            throw Refusal(
                .barred,
                "\(actor.id) \(words(part, in: matter)), and so may not \(asked.words).",
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
            !isOpen(asked, permission, toBarred: actor.id)
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
        !asked.notBy.contains(actor.id)
            && permissions.map { denial(of: asked, by: actor, in: $0) == nil } ?? true
    }

    /// Whether a barred person may act so, because nobody in the team is free to.
    package func isSelfChecked(_ asked: RequestedAct, by person: Agent.ID) -> Bool {
        liftedBar(from: asked, for: person) != nil
    }

    /// The bar that is lifted for a person, because nobody in the team is free to act; `nil` if the
    /// person is not barred, or stays so.
    func liftedBar(
        from asked: RequestedAct, for person: Agent.ID
    ) -> (part: Participation, matter: Matter)? {
        guard let permission = permissions?[asked.act],
            let bar = bar(from: asked, permission, person),
            isOpen(asked, permission, toBarred: person)
        else { return nil }
        return bar
    }

    /// The standards on which a person may take no part in an act of the panel, each with everything
    /// that bars them.
    package func standardsBarred(
        to person: Agent.ID, from act: Act
    ) -> [(standard: Standard.ID, part: Participation)] {
        guard let permission = permissions?[act] else { return [] }
        return (framework?.standards ?? []).flatMap { standard in
            let asked = RequestedAct(act, .standard(standard.id))
            let bars = bars(from: asked, permission, person)
            return bars.isEmpty || isOpen(asked, permission, toBarred: person)
                ? [] : bars.map { (standard.id, $0.part) }
        }
    }

    /// What bars a person from an act; `nil` if nothing does.
    func barred(_ person: Agent.ID, from asked: RequestedAct) -> Participation? {
        guard let permission = permissions?[asked.act],
            let bar = bar(from: asked, permission, person),
            !isOpen(asked, permission, toBarred: person)
        else { return nil }
        return bar.part
    }

    /// The first bar that holds for a person, and the matter in which it does.
    private func bar(
        from asked: RequestedAct, _ permission: Permission, _ person: Agent.ID
    ) -> (part: Participation, matter: Matter)? {
        for part in permission.bars {
            if let bar = bar(part, from: asked, permission, person) { return bar }
        }
        return nil
    }

    /// The bars that hold for a person, each with the matter in which it does.
    private func bars(
        from asked: RequestedAct, _ permission: Permission, _ person: Agent.ID
    ) -> [(part: Participation, matter: Matter)] {
        permission.bars.compactMap { bar($0, from: asked, permission, person) }
    }

    private func bar(
        _ part: Participation, from asked: RequestedAct, _ permission: Permission,
        _ person: Agent.ID
    ) -> (part: Participation, matter: Matter)? {
        let isWide = permission.scope == .inspection && part != .requested
        let matter = isWide ? Matter.inspection : asked.matter
        let isBar =
            did(part, person, in: matter) || part == .judged && judgedAgain(person, in: matter)
        return isBar ? (part, matter) : nil
    }

    /// Whether the bars of an act are lifted for a barred person.
    ///
    /// They are if the edition says so, and everybody else in the team who has a role that may is
    /// barred too. Nobody makes themselves the only one by taking the role from others.
    private func isOpen(
        _ asked: RequestedAct, _ permission: Permission, toBarred person: Agent.ID
    ) -> Bool {
        guard permission.isOpenToTheOnlyPerson, let team = people.team else { return false }
        let roles = Set(permission.roles)
        func isFree(_ other: Agent.ID, _ held: Set<Role>) -> Bool {
            other != person && !held.isDisjoint(with: roles) && !asked.notBy.contains(other)
                && bar(from: asked, permission, other) == nil
        }
        return !team.contains { isFree($0.key, $0.value) }
            && !(people.removed[person] ?? [:]).contains { isFree($0.key, $0.value) }
    }

    /// What somebody did, after the person; for a request about a case it names the case.
    func words(_ part: Participation, in matter: Matter) -> String {
        guard case .request(let position) = matter,
            let key = people.requests[position]?.request.withdrawnCase
        else { return part.words(in: matter) }
        return part.words(in: .sampled(key))
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

    private func notPermitted(
        _ asked: RequestedAct, _ actor: Agent, _ permission: Permission?
    ) -> Refusal {
        guard let permission, !permission.roles.isEmpty else {
            return Refusal(
                .notPermitted,
                "Edition \(framework?.id.rawValue ?? "") permits nobody to \(asked.words) in "
                    + "\(announcement?.kind.words ?? "this inspection").",
                remedy: "See the table of permissions of the edition.")
        }
        return Refusal(
            .notPermitted, "The role \(actor.role) may not \(asked.words).",
            remedy: whoMay(asked, permission))
    }

    /// Who may act so, after "let": `"the service manager (s-1)"`.
    func words(whoMay asked: RequestedAct) -> String {
        guard let roles = permissions?[asked.act]?.roles, !roles.isEmpty else { return "the lead" }
        let may = people.team == nil ? [] : people(whoMay: asked).map(\.id.rawValue).uniqued
        return "the \(roles.map(\.rawValue).alternatives)"
            + (may.isEmpty ? "" : " (\(may.joined(separator: ", ")))")
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
}
