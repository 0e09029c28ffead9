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
    /// Publishes the reports and corrects them.
    static let chiefInspector = Agent("x-1", role: .chiefInspector)

    /// Manages the inspected service.
    static let manager = Agent("s-1", role: .serviceManager)
    /// Chairs the management board of the inspected service.
    static let board = Agent("s-2", role: .boardChair)
}
