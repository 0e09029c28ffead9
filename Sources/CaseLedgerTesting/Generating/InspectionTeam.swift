internal import CaseQuality
internal import EventSourcing

/// The people of one inspection, identified by their keys in the organisation.
struct InspectionTeam: Sendable {
    /// Three to eight inspectors; the first one leads.
    let inspectors: [Agent]
    let moderator: Agent
    let chair: Agent
    let panel: [Agent]
    /// Approves what needs a second person.
    let chief = Agent.numbered("chief-inspector", 1, role: .chiefInspector)

    var lead: Agent { inspectors[0] }

    /// The people and their roles.
    func members(with service: GeneratedService) -> [TeamMember] {
        (inspectors + [moderator, chair, chief, service.manager] + panel).map {
            TeamMember($0.id, [$0.role])
        }
    }

    /// Draws a team.
    ///
    /// - Parameters:
    ///   - count: The number of inspectors in the organisation, at least eight.
    ///   - random: The random source.
    init(drawnFrom count: Int, _ random: inout SeededGenerator) {
        let numbers = random.distinct(random.draw(3...8), of: 1...max(count, 8))
        inspectors = numbers.enumerated().map { index, number in
            Agent.numbered(
                "inspector", number, role: index == 0 ? .leadInspector : .inspector)
        }
        moderator = .numbered("moderator", random.draw(1...6), role: .moderator)
        chair = .numbered("chair", random.draw(1...3), role: .panelChair)
        panel = random.distinct(random.draw(2...4), of: 1...9).map {
            .numbered("panel", $0, role: .panelMember)
        }
    }
}

/// The inspected service.
struct GeneratedService: Sendable {
    let number: Int

    var id: ServiceID { ServiceID(stringLiteral: "service-\(number.padded(to: 3))") }
    var name: String { "Service \(number)" }
    var region: String { "Region \(number % 9 + 1)" }
    /// The manager of the service.
    var manager: Agent { .numbered("service-manager", number, role: .serviceManager) }
}

extension Agent {
    static func numbered(_ name: String, _ number: Int, role: Role) -> Agent {
        Agent(ID(stringLiteral: "\(name)-\(number.padded(to: 3))"), role: role)
    }
}
