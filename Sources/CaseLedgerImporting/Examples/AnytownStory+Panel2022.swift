// December 2021 to August 2022: the first inspection, from its proposals to its corrected report.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2022 }
    private var chair: Agent { AnytownPeople.chair }

    /// Proposals, facts, the ratings panel, and the publication.
    mutating func rate2022() async throws(LedgerError) {
        clock.start(.on("2021-12-14"))
        try await first.propose(
            [
                "1.1": .requiresImprovement, "1.2": .good, "1.3": .good, "1.4": .good,
                "3.4": .requiresImprovement,
            ], by: lead)
        try await first.record(.doNotRate(DoNotRate(.standard("4.1"), why: .noCases)), by: lead)
        try await recordFacts2022()

        try await meetInJanuary2022()
        try await checkDraft2022()
        try await decideAgainIn2022()

        clock.start(.on("2022-02-24"))
        try await first.record(
            .publishReport(
                PublishReport(
                    statedTotal: 13, statedOverall: .requiresImprovement,
                    publishedOn: .on("2022-02-24"))),
            by: lead, authority: "publication 2022")
        try await first.approve(by: AnytownPeople.chiefInspector)
    }

    /// The panel meets; for some of its decisions it is known which ratings it had read.
    private mutating func meetInJanuary2022() async throws(LedgerError) {
        clock.start(.on("2022-01-13"))
        try await first.record(
            .convenePanel(
                ConvenePanel(
                    chair: chair.id, members: AnytownPeople.members.of2022, quorum: 3,
                    declaredInterests: ["p-4"])), by: chair)
        try await first.decide(
            [
                RecordPanelDecisions.Decision(
                    standard: "2.1", decided: .requiresImprovement, ground: .notRepresentative,
                    reason: "One judgement decides the rating; other key questions are higher.",
                    votes: Self.votes2022)
            ], readingAsOf: .milestone(.fieldwork), by: chair)
        // Two decisions without a record of what the panel had read. No decision is made on 2.3,
        // where discretion is possible too.
        try await first.record(
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: "2.2", decided: .requiresImprovement, votes: .consensus)
            ]), by: chair)
        try await first.record(
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: "1.4", decided: .requiresImprovement,
                    reason: "Data on disproportionality is collected and not used.",
                    votes: .named([
                        PanelVotes.Cast("p-1", .inFavour), PanelVotes.Cast("p-2", .inFavour),
                        PanelVotes.Cast("p-3", .against), PanelVotes.Cast("p-4", .absent),
                    ]))
            ]), by: chair)
        try await first.record(
            .recordDissent(RecordDissent(from: .decision("1.4"))),
            by: Agent("p-3", role: .panelMember),
            reason: "The board began to use the data before the inspection.")
        try await first.decide(
            [
                RecordPanelDecisions.Decision(
                    standard: "3.3", decided: .good, votes: Self.votes2022)
            ], readingAsOf: .milestone(.fieldwork), by: chair)
    }

    /// Everybody who sits on the panel of 2022 and has no interest agrees.
    private static let votes2022 = PanelVotes.named([
        PanelVotes.Cast("p-1", .inFavour), PanelVotes.Cast("p-2", .inFavour),
        PanelVotes.Cast("p-3", .inFavour), PanelVotes.Cast("p-4", .absent),
    ])

    /// The draft, a late answer to a prompt, and two challenges of the service.
    private mutating func checkDraft2022() async throws(LedgerError) {
        clock.start(.on("2022-01-18"))
        try await first.record(
            .issueDraft(
                IssueDraft(to: "Anytown Youth Justice Service", due: .on("2022-02-01"))),
            by: lead)

        clock.start(.on("2022-01-20"))
        let inspector = Agent("b-9", role: .inspector)
        try await first.record(
            .reopenAssessment(ReopenAssessment("court-01")), by: lead,
            reason: "One prompt has no answer.")
        try await first.record(
            .judge("2.3.3.c", of: "court-01", .yes), by: inspector, held: .within("2021-11-08"),
            backdated: "The answer was in the inspector's notes, and not in the sheet.")
        try await first.record(
            .submitAssessment(SubmitAssessment(["court-01"], caseManagerInterviewed: true)),
            by: inspector)

        clock.start(.on("2022-01-21"))
        try await first.record(
            .raiseChallenge(
                RaiseChallenge(
                    "C1", to: .standard("1.4"), kind: .evidenceNotSeen,
                    ground: "The board used the data in December.",
                    evidence: ["board-minutes-2021-12"], due: .on("2022-02-04"))),
            by: AnytownPeople.board)
        clock.start(.on("2022-01-24"))
        try await first.record(
            .resolveChallenge(ResolveChallenge("C1", .rejected)), by: AnytownPeople.moderator,
            reason: "The minutes are of a meeting after the fieldwork.")
        try await first.record(
            .raiseChallenge(
                RaiseChallenge(
                    "C2", to: .answer("out-of-court-01", "3.3.2"), kind: .factualInaccuracy,
                    ground: "The draft gives a wrong date for a review.",
                    evidence: ["review-record"], due: .on("2022-02-04"))),
            by: AnytownPeople.manager)

        clock.start(.on("2022-01-25"))
        try await first.correct(
            "3.3.2", of: "out-of-court-01", to: .no, at: .factualAccuracy, by: lead,
            reason: "By the date in the record, the review came too late.")
        try await first.resolveChallenge(
            "C2", .partlyAccepted, afterChangeOf: ("out-of-court-01", "3.3.2"),
            by: AnytownPeople.moderator,
            reason: "The date is corrected; the answer is not in the service's favour.")
    }

    /// The correction has moved a rating, so the panel decides again.
    private mutating func decideAgainIn2022() async throws(LedgerError) {
        clock.start(.on("2022-01-27"))
        try await first.decide(
            [
                RecordPanelDecisions.Decision(
                    standard: "3.3", decided: .requiresImprovement, votes: Self.votes2022)
            ], readingAsOf: .now, by: chair)
        clock.start(.on("2022-02-03"))
        try await first.approve(by: AnytownPeople.chiefInspector)
    }

    private mutating func recordFacts2022() async throws(LedgerError) {
        try await first.record(
            .recordReportFacts(
                RecordReportFacts(
                    findings: [
                        Finding(
                            id: "F1", target: .standard("2.1"), kind: .areaForImprovement,
                            label: "Assessment of risk to others is incomplete.",
                            evidence: ["note-2.1"], questions: ["2.1.3"]),
                        Finding(
                            id: "F2", target: .standard("1.3"), kind: .strength,
                            label: "Health and education partners are part of the team."),
                        Finding(
                            id: "F3", target: .standard("1.4"), kind: .areaForImprovement,
                            label: "The board does not analyse disproportionality."),
                    ],
                    evidence: [
                        Evidence(target: .standard("1.1"), kind: .meeting, count: 6),
                        Evidence(target: .inspection, kind: .interview, count: 24),
                        Evidence(target: .domain("2"), kind: .caseFile, count: 13),
                    ],
                    context: [
                        RecordReportFacts.ContextFact(
                            ReportedFact(
                                measure: "staffing.vacancyRatePercent",
                                value: .number(ReportedNumber(14)), unit: "percent",
                                time: ReportedTime(on: .on("2021-09"))))
                    ],
                    surveys: [Self.staffView(31, of: 38)],
                    timeline: [
                        TimelineEntry(
                            date: .on("2021-04"), what: "A new case system is introduced.")
                    ])), by: lead)
    }

    /// The share of staff who rate their oversight as good.
    static func staffView(_ count: Int, of base: Int) -> RecordReportFacts.SurveyResult {
        RecordReportFacts.SurveyResult(
            ReportedFact(
                measure: .oversightRatedGood,
                value: .number(ReportedNumber(RatingScale.percent(count, of: base) ?? 0)),
                unit: "percent", count: count, base: base), of: "staff")
    }
}
