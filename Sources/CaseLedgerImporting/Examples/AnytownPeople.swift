/// The people of the Anytown example, each known by a key only.
enum AnytownPeople {
    /// Lead the inspection of 2022, and that of 2025.
    static let leads = (
        of2022: Agent("a-7", role: .leadInspector), of2025: Agent("k-6", role: .leadInspector)
    )
    /// Judge cases; two inspectors take part in both inspections.
    static let inspectors: (of2022: [Agent.ID], of2025: [Agent.ID]) = (
        ["b-9", "c-4", "d-2", "e-5", "f-8"], ["b-9", "c-4", "h-3", "j-1", "l-8"]
    )
    /// Moderates the judgements of both inspections.
    static let moderator = Agent("m-2", role: .moderator)
    /// Imports the sheets that the inspectors send.
    static let importer = Agent("o-3", role: .importer)

    /// Chairs both ratings panels.
    static let chair = Agent("p-1", role: .panelChair)
    /// The members of the ratings panels.
    static let members: (of2022: [Agent.ID], of2025: [Agent.ID]) = (
        ["p-2", "p-3", "p-4"], ["p-2", "p-5"]
    )
    /// Approves decisions of the panel, the publication of the reports and their corrections.
    static let chiefInspector = Agent("x-1", role: .chiefInspector)

    /// Is responsible for data protection in the inspectorate.
    static let dataProtectionOfficer = Agent("q-1", role: .dataProtectionOfficer)

    /// Manages the inspected service.
    static let manager = Agent("s-1", role: .serviceManager)
    /// Chairs the management board of the inspected service.
    static let board = Agent("s-2", role: .boardChair)

    /// The people of the inspection of 2022.
    static let teamOf2022 = team(
        leads.of2022, inspectors.of2022, panel: members.of2022)
    /// The people of the inspection of 2025.
    static let teamOf2025 = team(
        leads.of2025, inspectors.of2025, panel: members.of2025)
    /// Who follows up the inspection of 2022 after its lead has left.
    static let followUpOf2022 = team(leads.of2025, [], panel: [])

    private static func team(
        _ lead: Agent, _ inspectors: [Agent.ID], panel: [Agent.ID]
    ) -> [TeamMember] {
        let others = [
            moderator, importer, chair, chiefInspector, dataProtectionOfficer, manager, board,
        ]
        return ([lead] + others).map { TeamMember($0.id, [$0.role]) }
            + inspectors.map { TeamMember($0, [.inspector]) }
            + panel.map { TeamMember($0, [.panelMember]) }
    }
}
