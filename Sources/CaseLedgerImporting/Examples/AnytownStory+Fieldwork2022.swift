// October to December 2021: the first inspection, until its answers are moderated.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2022 }
    /// The cases that the inspectors record themselves, and not in a sheet.
    private var byHand: Set<CaseKey> { ["court-05", "court-08", "out-of-court-09"] }

    /// The announcement, the samples and the answers of the inspectors.
    mutating func visit2022() async throws(LedgerError) {
        try await announce2022()

        clock.start(.on("2021-11-10"))
        try await first.recordByHand("court-05")
        clock.start(.on("2021-11-11"))
        for standard in first.fieldwork.standards(of: "3") {
            try await first.recordOneByOne("out-of-court-09", standard)
        }
        // This judgement of oversight is known to the month only.
        try await first.record(
            .judgeOversight(
                of: "out-of-court-09", first.fieldwork.oversight(of: "out-of-court-09")),
            by: Agent(first.fieldwork.sampled("out-of-court-09").inspector, role: .inspector),
            held: .within("2021-11"))
        clock.start(.on("2021-11-15"))
        try await first.recordByHand("court-08")

        clock.start(.on("2021-11-22"))
        let inspectors = AnytownPeople.inspectors.of2022
        for inspector in inspectors.dropLast() {
            try await first.importSheet(
                first.fieldwork.wideSheet(of: inspector, without: byHand),
                by: AnytownPeople.importer)
        }
        clock.start(.on("2021-11-23"))
        for inspector in inspectors.suffix(1) {
            try await first.importSheet(
                first.fieldwork.longSheet(of: inspector, without: byHand),
                by: AnytownPeople.importer)
        }
    }

    private mutating func announce2022() async throws(LedgerError) {
        clock.start(Self.firstDay)
        try await first.record(
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown",
                    serviceNames: ["Anytown Youth Justice Service"], region: "Anyshire",
                    announcedOn: Self.firstDay, fieldworkFrom: .on("2021-11-08"),
                    fieldworkTo: .on("2021-11-26"))),
            by: lead, authority: "inspection programme 2021")
        try await first.record(.nameTeam(NameTeam(AnytownPeople.teamOf2022)), by: lead)

        clock.start(.on("2021-10-25"))
        try await first.record(
            .planSample(
                PlanSample(
                    domain: "2", eligiblePopulation: 41, target: 13, confidencePercent: 80,
                    marginPoints: 5, strata: ["sentence type", "risk of harm"])), by: lead)
        try await first.record(
            .planSample(PlanSample(domain: "3", eligiblePopulation: 96, target: 16)), by: lead)
        try await first.selectCases(by: lead)
    }

    /// Second looks of the inspectors, a withdrawn case, and moderation.
    mutating func moderate2022() async throws(LedgerError) {
        clock.start(.on("2021-11-25"))
        try await first.correct(
            "2.2.1", of: "court-02", to: .yes, at: .inspector, by: Agent("c-4", role: .inspector),
            reason: "The second half of the file had been overlooked.")
        try await first.correct(
            "3.1.3", of: "out-of-court-04", to: .no, at: .inspector,
            by: Agent("e-5", role: .inspector),
            reason: "The guidance on contingency was read again.")

        clock.start(.on("2021-11-30"))
        try await first.record(
            .withdrawCase(WithdrawCase(caseKey: "court-13", why: .transferred)), by: lead,
            reason: "The order was transferred to another service during fieldwork.")
        try await first.approve(by: AnytownPeople.moderator)

        clock.start(.on("2021-12-07"))
        let moderation = "The guidance for this question was applied differently in other cases."
        try await first.correct(
            "2.1.3", of: "court-01", to: .no, at: .moderation, by: AnytownPeople.moderator,
            reason: moderation)
        try await first.correct(
            "2.4.2", of: "court-09", to: .no, at: .moderation, by: AnytownPeople.moderator,
            reason: moderation)
        try await first.correct(
            "3.1.1", of: "out-of-court-07", to: .yes, at: .moderation,
            by: AnytownPeople.moderator, reason: "The evidence meets the guidance.")
        try await first.correct(
            "3.2.2", of: "out-of-court-05", to: .no, at: .moderation,
            by: AnytownPeople.moderator, reason: moderation)
        try await first.correctOversight(
            of: "court-03", to: .no, by: AnytownPeople.moderator,
            reason: "One entry without a decision is not oversight.")
    }
}
