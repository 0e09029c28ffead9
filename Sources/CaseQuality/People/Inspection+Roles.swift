public import EventSourcing

extension Inspection {
    /// The role in which a person usually gives a command: one that may, if they have such a role.
    ///
    /// - Parameters:
    ///   - person: The person.
    ///   - command: The command.
    ///   - role: The role where the edition has no permissions, or where the team is not named and
    ///     the role may give the command.
    /// - Returns: A role of the team, if the team has the person; otherwise a role that may.
    public func usualRole(
        of person: Agent.ID, for command: InspectionCommand, otherwise role: Role
    ) -> Role {
        let asked = command.content.acts(on: self)
        guard let first = asked.first, let permission = table(for: command)?[first.act] else {
            return role
        }
        let may = permission.roles
        let roles = candidates(of: person, among: may, usually: role)
        return roles.first { role in
            asked.allSatisfy { mayAct($0, Agent(person, role: role)) }
        } ?? roles.first ?? role
    }

    /// The role in which a person usually acts so; see ``usualRole(of:for:otherwise:)``.
    package func usualRole(of person: Agent.ID, for act: Act, otherwise role: Role) -> Role {
        guard let permission = permissions?[act] else { return role }
        if people.team == nil, person == people.announcedLead,
            let leading = permissions?.leadingRole, permission.roles.contains(leading)
        {
            return leading
        }
        return candidates(of: person, among: permission.roles, usually: role).first ?? role
    }

    /// The roles of a person that may act, the usual one first; all of theirs if none may.
    private func candidates(
        of person: Agent.ID, among may: [Role], usually role: Role
    ) -> [Role] {
        guard let roles = people.team?[person] else {
            return may.contains(role) ? [role] + may.filter { $0 != role } : may
        }
        let allowed = may.filter(roles.contains)
        return allowed.isEmpty ? roles.sorted() : allowed
    }

    /// The roles in which a person could act so: those of the team, or any before it is named.
    package func roles(of person: Agent.ID, for act: Act) -> [Role] {
        let may = permissions?[act]?.roles ?? []
        guard let team = people.team else { return may }
        return may.filter { team[person]?.contains($0) == true }
    }

    /// The people of the team who may act so, in the order of the roles that may.
    ///
    /// Who chairs the panel that met last comes first in its decisions.
    package func people(whoMay asked: RequestedAct) -> [Agent] {
        guard let permission = permissions?[asked.act] else { return [] }
        let may = permission.roles.flatMap { role in
            knownPeople.filter { $0.value.contains(role) }.keys.sorted()
                .map { Agent($0, role: role) }
        }.filter { mayAct(asked, $0) }
        guard asked.act == .decide, let chair = people.panel?.chair else { return may }
        return may.filter { $0.id == chair } + may.filter { $0.id != chair }
    }

    /// The team; before it is named, the lead and the people who sit on the panel.
    private var knownPeople: [Agent.ID: Set<Role>] {
        if let team = people.team { return team }
        var known: [Agent.ID: Set<Role>] = [:]
        if let lead = people.announcedLead, let role = permissions?.leadingRole {
            known[lead, default: []].insert(role)
        }
        for person in people.sitting {
            known[person, default: []].insert(
                person == people.panel?.chair ? .panelChair : .panelMember)
        }
        return known
    }

    /// The permissions for a command, which may announce the inspection.
    func table(for command: InspectionCommand) -> Permissions.Table? {
        if case .announce(let command) = command {
            return command.framework.permissions[command.kind]
        }
        return permissions
    }
}
