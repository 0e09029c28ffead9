// October to December 2021: the first inspection, until its answers are moderated.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2022 }
    /// The cases that the inspectors record themselves, and not in a sheet.
    private var byHand: Set<CaseKey> { ["court-05", "court-08", "out-of-court-09"] }

    /// The announcement, the samples and the answers of the inspectors.
    mutating func visit2022() async throws(LedgerError) {
        try await announce2022()

        for day in first.fieldwork.days {
            clock.start(day)
            try await first.openAssessments(on: day)
            switch day {
            case .on("2021-11-10"): try await first.recordByHand("court-05")
            case .on("2021-11-11"): try await judgeOneByOne2022()
            case .on("2021-11-15"): try await first.recordByHand("court-08")
            default: continue
            }
        }

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

    private mutating func judgeOneByOne2022() async throws(LedgerError) {
        for standard in first.fieldwork.standards(of: "3") {
            try await first.recordOneByOne("out-of-court-09", standard)
        }
        // This judgement of oversight is known to the month only.
        try await first.record(
            .judgeOversight(
                of: "out-of-court-09", first.fieldwork.oversight(of: "out-of-court-09")),
            by: Agent(first.fieldwork.sampled("out-of-court-09").inspector, role: .inspector),
            held: .within("2021-11"))
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
        try await first.recordPopulation(
            of: "2", strata: [12, 11, 9, 9], asOf: Self.firstDay, by: lead)
        try await first.recordPopulation(
            of: "3", strata: [24, 27, 22, 23], asOf: Self.firstDay, by: lead)
        try await first.selectCases(by: lead)

        clock.start(.on("2021-11-05"))
        try await first.record(
            .replaceCase(
                ReplaceCase(
                    "out-of-court-12", by: "out-of-court-18", why: .fileNotAvailable,
                    caseManager: first.fieldwork.sampled("out-of-court-18").selection.caseManager)),
            by: lead, reason: "The file is with a court, and comes back in December.")
    }

    /// Second judgements and second looks, submissions, a withdrawn case, and moderation.
    mutating func moderate2022() async throws(LedgerError) {
        clock.start(.on("2021-11-24"))
        try await first.judgeAgain("court-03", by: "e-5", for: .blindSecond)
        try await first.judgeAgain(
            "court-06", by: "f-8", for: .blindSecond, differingOn: ["2.4.2"])
        try await first.judgeAgain("out-of-court-03", by: "b-9", for: .blindSecond)
        try await first.judgeAgain(
            "out-of-court-10", by: "c-4", for: .calibration, differingOn: ["3.2.1"])

        clock.start(.on("2021-11-25"))
        try await first.correct(
            "2.2.1", of: "court-02", to: .yes, at: .inspector, by: Agent("c-4", role: .inspector),
            reason: "The second half of the file had been overlooked.")
        try await first.correct(
            "3.1.3", of: "out-of-court-04", to: .no, at: .inspector,
            by: Agent("e-5", role: .inspector),
            reason: "The guidance on contingency was read again.")
        // One inspector does not attest what was entered for them.
        for inspector in AnytownPeople.inspectors.of2022.dropLast() {
            try await first.record(
                .attestJudgements(AttestJudgements()), by: Agent(inspector, role: .inspector))
        }

        clock.start(.on("2021-11-26"))
        try await first.submitAssessments(
            withoutInterview: ["court-04", "out-of-court-11"], except: ["court-13"])

        clock.start(.on("2021-11-30"))
        try await first.record(
            .withdrawCase(WithdrawCase(caseKey: "court-13", why: .transferred)), by: lead,
            reason: "The order was transferred to another service during fieldwork.")
        try await first.approve(by: AnytownPeople.moderator)

        clock.start(.on("2021-12-07"))
        let moderation = "The guidance for this question was applied differently in other cases."
        try await first.moderate(
            "court-01", "2.1.3", to: .no, by: AnytownPeople.moderator, reason: moderation)
        try await first.moderate(
            "court-09", "2.4.2", to: .no, by: AnytownPeople.moderator, reason: moderation)
        try await first.moderate(
            "out-of-court-07", "3.1.1", to: .yes, by: AnytownPeople.moderator,
            reason: "The evidence meets the guidance.")
        try await first.moderate(
            "out-of-court-05", "3.2.2", to: .no, by: AnytownPeople.moderator, reason: moderation)
        try await first.correctOversight(
            of: "court-03", to: .no, by: AnytownPeople.moderator,
            reason: "One entry without a decision is not oversight.")
        try await first.moderateTheRest(
            except: [
                "court-01", "court-09", "out-of-court-05", "out-of-court-07", "court-13",
                "out-of-court-01", "out-of-court-17",
            ], by: AnytownPeople.moderator)
    }
}
