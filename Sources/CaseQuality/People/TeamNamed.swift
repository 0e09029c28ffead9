public import EventSourcing

/// The people of the inspection and their roles were named.
///
/// The list replaces an earlier one. From then on people act only in a role that it gives them.
public struct TeamNamed: InspectionEventContent {
    public static let name: EventName = "team-named"
    package static let fields: [FieldPrivacy] = [
        .value("members", about: .staff)
    ]
    /// The people and their roles, each person once.
    public let members: [TeamMember]

    package init(members: [TeamMember]) { self.members = members }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.announced()
        guard !members.isEmpty else {
            throw .nothing("The team has nobody.", remedy: "Name at least one person.")
        }
        var seen: Set<Agent.ID> = []
        var spelt: [String: Agent.ID] = [:]
        for member in members {
            try inspection.checkPerson(member.person)
            if provenance.origin.isOwn { try Self.checkSpelling(of: member.person, &spelt) }
            guard seen.insert(member.person).inserted else {
                throw .nothing(
                    "\(member.person) is named twice.",
                    remedy: "Name each person once, with all of their roles.")
            }
            guard !member.roles.isEmpty else {
                throw .nothing("\(member.person) has no role.", remedy: "Give a role.")
            }
            for role in member.roles { try framework.check(role) }
        }
        if let leading = inspection.permissions?.leadingRole,
            !members.contains(where: { $0.roles.contains(leading) })
        {
            throw Refusal(
                .leadMissing, "The team has no \(leading).",
                remedy: "Name somebody as \(leading), who leads this inspection.")
        }
        guard inspection.people.team != asDictionary else {
            throw .nothing("The team is already so.", remedy: "No command is needed.")
        }
    }

    /// Checks that a key cannot be read as another one of the team.
    ///
    /// One person with two keys would be two people for every rule that needs a second one.
    private static func checkSpelling(
        of person: Agent.ID, _ spelt: inout [String: Agent.ID]
    ) throws(Refusal) {
        guard person.rawValue.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw Refusal(
                .spelledAlike, "\(person) has a letter outside a to z and A to Z.",
                remedy: "Give each person a short code, such as a-7.")
        }
        let folded = person.folded
        if let other = spelt[folded], other != person {
            throw Refusal(
                .spelledAlike, "\(person) and \(other) can be read as the same person.",
                remedy: "Give each person one key, and people with similar keys clearer ones.")
        }
        spelt[folded] = person
    }

    private var asDictionary: [Agent.ID: Set<Role>] {
        Dictionary(
            members.map { ($0.person, Set($0.roles)) }, uniquingKeysWith: { $0.union($1) })
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        noteRemoved(from: &inspection.people, by: occurrence.actor)
        inspection.people.team = asDictionary
        guard let leading = inspection.permissions?.leadingRole else { return }
        for member in members where member.roles.contains(leading) {
            inspection.people.leads.insert(member.person)
        }
    }

    /// Notes the roles that this team takes from others; who gets one back has it again.
    private func noteRemoved(from people: inout InspectionPeople, by actor: Agent.ID) {
        let team = asDictionary
        for remover in people.removed.keys {
            for (person, roles) in people.removed[remover] ?? [:] {
                people.removed[remover]?[person] = roles.subtracting(team[person] ?? [])
            }
        }
        for (person, roles) in people.team ?? [:] where person != actor {
            let lost = roles.subtracting(team[person] ?? [])
            guard !lost.isEmpty else { continue }
            people.removed[actor, default: [:]][person, default: []].formUnion(lost)
        }
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) named the team: "
            + members.map { "\($0.person) (\($0.roles.map(\.rawValue).joined(separator: ", ")))" }
            .joined(separator: ", ")
    }
}
