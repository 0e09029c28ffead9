// October to December 2024: the second inspection, until its answers are moderated.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2025 }
    private var byHand: Set<CaseKey> { ["court-55", "out-of-court-58"] }

    /// The announcement, the samples and the answers of the inspectors.
    mutating func visit2025() async throws(LedgerError) {
        try await announce2025()

        for day in second.fieldwork.days {
            clock.start(day)
            try await second.openAssessments(on: day)
            switch day {
            case .on("2024-11-06"): try await second.recordByHand("court-55")
            case .on("2024-11-07"): try await second.recordByHand("out-of-court-58")
            case .on("2024-11-14"): try await judgeResettlement2025()
            default: continue
            }
        }

        clock.start(.on("2024-11-18"))
        for inspector in AnytownPeople.inspectors.of2025 {
            try await second.importSheet(
                second.fieldwork.wideSheet(of: inspector, without: byHand),
                by: AnytownPeople.importer)
        }
        // The inspectors also review the oldest open recommendations of 2022.
        clock.start(.on("2024-11-21"))
        try await first.record(
            .nameTeam(NameTeam(AnytownPeople.followUpOf2022)), by: AnytownPeople.leads.of2022)
        try await first.follow("R1", .progress(.partlyAchieved, subPoint: 2), by: lead)
        try await first.follow("R3", .progress(.partlyAchieved, subPoint: nil), by: lead)
    }

    private mutating func judgeResettlement2025() async throws(LedgerError) {
        let inspector = Agent(AnytownPeople.inspectors.of2025[0], role: .inspector)
        for (question, answer) in [("4.1.1", Answer.yes), ("4.1.2", .yes), ("4.1.3", .no)] {
            for key: CaseKey in ["resettlement-51", "resettlement-52"] {
                try await second.record(
                    .judge(Question.ID(stringLiteral: question), of: key, answer), by: inspector)
            }
        }
    }

    private mutating func announce2025() async throws(LedgerError) {
        clock.start(.on("2024-10-14"))
        try await second.record(
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown",
                    serviceNames: ["Anytown Youth Justice Service"], region: "Anyshire",
                    kind: .reinspection, announcedOn: .on("2024-10-14"),
                    fieldworkFrom: .on("2024-11-04"), fieldworkTo: .on("2024-11-22"),
                    reinspectionOf: Self.inspections[0])),
            by: lead, authority: "inspection programme 2024")
        try await second.record(.nameTeam(NameTeam(AnytownPeople.teamOf2025)), by: lead)

        clock.start(.on("2024-10-21"))
        try await second.record(
            .planSample(
                PlanSample(
                    domain: "2", eligiblePopulation: 36, target: 12, confidencePercent: 80,
                    marginPoints: 5, strata: ["sentence type", "risk of harm"])), by: lead)
        try await second.record(
            .planSample(PlanSample(domain: "3", eligiblePopulation: 88, target: 16)), by: lead)
        try await second.recordPopulation(
            of: "2", strata: [10, 9, 8, 9], asOf: .on("2024-10-14"), by: lead)
        try await second.recordPopulation(
            of: "3", strata: [21, 25, 20, 22], asOf: .on("2024-10-14"), by: lead)
        try await second.selectCases(by: lead)
    }

    /// Second judgements and submissions; moderation with single corrections, and with a sheet.
    mutating func moderate2025() async throws(LedgerError) {
        clock.start(.on("2024-11-25"))
        try await second.correct(
            "2.4.1", of: "court-51", to: .no, at: .inspector,
            by: Agent("b-9", role: .inspector), reason: "The dates of two reviews were exchanged.")
        try await second.judgeAgain("court-57", by: "h-3", for: .blindSecond)
        try await second.judgeAgain(
            "out-of-court-60", by: "b-9", for: .blindSecond, differingOn: ["3.1.2"])
        for inspector in AnytownPeople.inspectors.of2025 {
            try await second.record(
                .attestJudgements(AttestJudgements()), by: Agent(inspector, role: .inspector))
        }
        clock.start(.on("2024-11-27"))
        try await second.submitAssessments(withoutInterview: ["out-of-court-62"])
        clock.start(.on("2024-12-03"))
        try await second.correct(
            "3.2.2", of: "out-of-court-54", to: .no, at: .moderation,
            by: AnytownPeople.moderator, reason: "The plan names no contingency.")
        try await second.importSheet(
            """
            case,question,answer
            court-52,2.1.1,yes
            court-52,2.2.1,no
            court-52,oversight,no
            """, by: AnytownPeople.moderator, reason: "Changed in the moderation meeting.",
            at: .moderation)
        try await second.moderateTheRest(
            except: ["court-61", "out-of-court-51", "resettlement-51", "resettlement-52"],
            by: AnytownPeople.moderator)
    }
}
