// March to December 2022: recommendations, their follow-up, and a corrected report.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2022 }
    private var board: Agent { AnytownPeople.board }
    private var manager: Agent { AnytownPeople.manager }

    /// The follow-up of the first report, which is corrected in August.
    mutating func followUp2022() async throws(LedgerError) {
        try await recommend2022()
        try await correctRecommendation2022()
        try await respond2022()
        try await keepRecords2022()
        try await actUntilJuly2022()
        try await correctReport2022()
        try await actUntilNovember2022()
        try await review2022()
    }

    /// The addressee of a recommendation was not complete.
    private mutating func correctRecommendation2022() async throws(LedgerError) {
        clock.start(.on("2022-03-08"))
        try await first.correctRecommendation(
            "R5", by: lead, reason: "The report names the force."
        ) { $0.addressee = "Anyshire Police" }
    }

    /// A complaint about the report is open: its records are kept.
    private mutating func keepRecords2022() async throws(LedgerError) {
        clock.start(.on("2022-05-17"))
        try await first.record(
            .placeHold(
                PlaceHold(.complaint, reference: "complaint-7", until: .on("2022-12-31"))),
            by: AnytownPeople.dataProtectionOfficer,
            reason: "A complaint about the report is being reviewed.")
    }

    private mutating func correctReport2022() async throws(LedgerError) {
        clock.start(.on("2022-08-04"))
        try await first.correctContext(
            ReportedFact(
                measure: "staffing.vacancyRatePercent", value: .number(ReportedNumber(19)),
                unit: "percent", time: ReportedTime(on: .on("2021-09"))),
            by: lead, reason: "The figure was that of another year.")
        try await first.record(
            .correctReport(CorrectReport(standard: "1.2", to: .requiresImprovement)),
            by: lead, authority: "review of a complaint",
            reason: "The vacancy figures of two years had been exchanged.")
        try await first.approve(by: AnytownPeople.chiefInspector)
        clock.start(.on("2022-09-06"))
        try await first.liftHold(
            by: AnytownPeople.dataProtectionOfficer, reason: "The complaint is closed.")
    }

    private mutating func review2022() async throws(LedgerError) {
        clock.start(.on("2022-12-06"))
        try await first.follow("R1", .progress(.partlyAchieved, subPoint: 1), by: lead)
        try await first.follow("R1", .progress(.notAchieved, subPoint: 2), by: lead)
        try await first.follow("R2", .progress(.achieved, subPoint: nil), by: lead)
        try await first.follow("R2", .closing(.achieved), by: lead)
        try await first.follow(
            "R4", .closing(.notAchieved), by: lead,
            reason: "The board rejected it, and plans no other action.")
    }

    private mutating func recommend2022() async throws(LedgerError) {
        clock.start(.on("2022-03-01"))
        try await first.record(
            .makeRecommendations([
                Recommendation(
                    id: "R1", addressee: "management board",
                    topic: "Analyse disproportionality and act on the results",
                    subPoints: ["a quarterly analysis", "actions for each finding"],
                    standards: ["1.4", "1.1"], basis: ["note-1.4"],
                    actionPlanDue: .on("2022-03-29")),
                Recommendation(
                    id: "R2", addressee: "head of service",
                    topic: "Improve the assessment of risk to others", standards: ["2.1", "3.1"],
                    actionPlanDue: .on("2022-03-29")),
                Recommendation(
                    id: "R3", addressee: "head of service", partner: "children's social care",
                    topic: "Strengthen management oversight of planning",
                    standards: ["2.2", "3.2"], actionPlanDue: .on("2022-03-29")),
                Recommendation(
                    id: "R4", addressee: "management board", topic: "Provide a second office",
                    standards: ["1.4"], actionPlanDue: .on("2022-03-29")),
                Recommendation(
                    id: "R5", addressee: "police", topic: "Send intelligence within two days",
                    standards: ["1.3"], actionPlanDue: .on("2022-03-29")),
            ]), by: lead, authority: "report of February 2022")
        try await first.record(
            .scheduleReinspection(ScheduleReinspection(due: .on("2024-12"))),
            by: AnytownPeople.chiefInspector,
            reason: "Standards 2.4 and 3.2 were rated Inadequate.")
    }

    private mutating func respond2022() async throws(LedgerError) {
        clock.start(.on("2022-03-22"))
        try await first.follow("R1", .response(.accepted), by: board)
        try await first.follow("R2", .response(.accepted), by: manager)
        try await first.follow(
            "R3", .response(.partlyAccepted), by: manager,
            reason: "The aim is accepted; the dates of the partner are not known.")
        try await first.follow(
            "R4", .response(.rejected), by: board,
            reason: "The board does not hold a budget for this.")
        // R5 gets no answer and no action plan.
        clock.start(.on("2022-03-28"))
        try await first.follow(
            "R1",
            .actionPlan([
                PlannedAction(
                    id: "A1", what: "Quarterly report to the board", owner: "data officer",
                    due: .on("2022-06-30"), subPoint: 1),
                PlannedAction(
                    id: "A2", what: "Plan of the board for each finding", owner: "board secretary",
                    due: .on("2022-09-30"), subPoint: 2),
            ]), by: board)
        try await first.follow(
            "R2",
            .actionPlan([
                PlannedAction(
                    id: "A1", what: "Training of all case managers", due: .on("2022-05-31")),
                PlannedAction(id: "A2", what: "Audit of 20 cases", due: .on("2022-10-31")),
            ]), by: manager)
        try await first.follow(
            "R3",
            .actionPlan([
                PlannedAction(
                    id: "A1", what: "Guidance on countersigning plans", due: .on("2022-07-29")),
                PlannedAction(
                    id: "A2", what: "Joint planning meetings", owner: "partnership lead",
                    due: .on("2022-09-30")),
            ]), by: manager)
    }

    private mutating func actUntilJuly2022() async throws(LedgerError) {
        clock.start(.on("2022-06-28"))
        try await first.follow("R1", .action("A1", .completed, due: nil), by: board)
        try await first.follow("R2", .action("A1", .completed, due: nil), by: manager)
        try await first.follow("R3", .action("A1", .started, due: nil), by: manager)
        clock.start(.on("2022-07-26"))
        try await first.follow(
            "R3", .action("A1", .started, due: .on("2022-10-28")), by: manager,
            reason: "The guidance waits for the new case system.")
    }

    private mutating func actUntilNovember2022() async throws(LedgerError) {
        clock.start(.on("2022-11-08"))
        try await first.follow("R2", .action("A2", .completed, due: nil), by: manager)
        try await first.follow(
            "R3", .action("A2", .abandoned, due: nil), by: manager,
            reason: "Replaced by meetings of a regional programme.")
    }
}
