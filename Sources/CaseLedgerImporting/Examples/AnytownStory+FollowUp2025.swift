// March to November 2025: recommendations of the second report, and the end of an old one.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2025 }
    private var board: Agent { AnytownPeople.board }
    private var manager: Agent { AnytownPeople.manager }

    /// The follow-up of the second report.
    mutating func followUp2025() async throws(LedgerError) {
        clock.start(.on("2025-03-04"))
        try await second.record(
            .makeRecommendations([
                Recommendation(
                    id: "R1", addressee: "management board",
                    topic: "Act on the analysis of disproportionality",
                    subPoints: ["an owner for each action", "a yearly report on the effect"],
                    standards: ["1.4"], actionPlanDue: .on("2025-04-01"),
                    repeats: PreviousRecommendation(inspection: Self.inspections[0], id: "R1")),
                Recommendation(
                    id: "R2", addressee: "head of service",
                    topic: "Improve plans for out-of-court disposals", standards: ["3.2"],
                    actionPlanDue: .on("2025-04-01")),
                Recommendation(
                    id: "R3", addressee: "head of service",
                    topic: "Review risk after each change of circumstances", standards: ["2.4"],
                    actionPlanDue: .on("2025-04-01")),
            ]), by: lead, authority: "report of February 2025")
        try await first.follow(
            "R1", .closing(.superseded), by: lead,
            reason: "Recommendation R1 of anytown-2025 repeats it.")

        clock.start(.on("2025-03-25"))
        try await second.follow("R1", .response(.accepted), by: board)
        try await second.follow("R2", .response(.accepted), by: manager)
        try await second.follow("R3", .response(.accepted), by: manager)
        try await second.follow(
            "R1",
            .actionPlan([
                PlannedAction(
                    id: "A1", what: "Name an owner for each action", due: .on("2025-05-30"),
                    subPoint: 1),
                PlannedAction(
                    id: "A2", what: "First yearly report", owner: "data officer",
                    due: .on("2025-09-30"), subPoint: 2),
            ]), by: board)
        try await second.follow(
            "R2",
            .actionPlan([
                PlannedAction(id: "A1", what: "Template for short plans", due: .on("2025-06-27"))
            ]), by: manager)

        clock.start(.on("2025-06-24"))
        try await second.follow("R1", .action("A1", .completed, due: nil), by: board)
        try await second.follow("R2", .action("A1", .completed, due: nil), by: manager)
        clock.start(.on("2025-11-18"))
        try await second.follow("R1", .progress(.achieved, subPoint: 1), by: lead)
        try await second.follow(
            "R2", .closing(.achieved), by: lead,
            reason: "Its only action is completed, and was the whole of it.")
    }
}
