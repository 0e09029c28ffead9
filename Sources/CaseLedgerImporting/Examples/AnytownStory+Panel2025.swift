// December 2024 to February 2025: the second inspection, from its proposals to its report.

extension AnytownStory {
    private var lead: Agent { AnytownPeople.leads.of2025 }
    private var chair: Agent { AnytownPeople.chair }

    /// Proposals, facts, the ratings panel, and the publication.
    mutating func rate2025() async throws(LedgerError) {
        clock.start(.on("2024-12-10"))
        try await second.propose(
            [
                "1.1": .good, "1.2": .good, "1.3": .outstanding, "1.4": .requiresImprovement,
                "3.4": .good, "4.1": .good,
            ], by: lead)
        try await recordFacts2025()

        try await meetInJanuary2025()
        try await checkFacts2025()

        clock.start(.on("2025-02-20"))
        try await second.record(
            .issueDraft(IssueDraft(.embargoedCopy, to: "Anyshire Council")), by: lead)
        clock.start(.on("2025-02-25"))
        try await second.record(
            .publishReport(
                PublishReport(
                    statedTotal: 23, statedOverall: .good, publishedOn: .on("2025-02-25"))),
            by: lead, authority: "publication 2025")
        try await second.approve(by: AnytownPeople.chiefInspector)
    }

    /// The panel meets, and makes no decision on 3.1, where discretion is possible.
    private mutating func meetInJanuary2025() async throws(LedgerError) {
        clock.start(.on("2025-01-16"))
        try await second.record(
            .convenePanel(
                ConvenePanel(chair: chair.id, members: AnytownPeople.members.of2025, quorum: 3)),
            by: chair)
        try await second.decide(
            [
                RecordPanelDecisions.Decision(
                    standard: "3.2", decided: .requiresImprovement, ground: .other,
                    reason: "The plans that the partner agency holds were not in the files.",
                    votes: .named([
                        PanelVotes.Cast("p-1", .inFavour), PanelVotes.Cast("p-2", .inFavour),
                        PanelVotes.Cast("p-5", .against),
                    ])),
                RecordPanelDecisions.Decision(
                    standard: "2.1", decided: .good, votes: .consensus),
            ], readingAsOf: .milestone(.fieldwork), by: chair)
        try await second.approve(by: AnytownPeople.chiefInspector)
        try await second.record(
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: "2.2", decided: .good, votes: .consensus),
                RecordPanelDecisions.Decision(
                    standard: "2.3", decided: .outstanding, votes: .consensus),
                RecordPanelDecisions.Decision(
                    standard: "2.4", decided: .requiresImprovement, votes: .consensus),
                RecordPanelDecisions.Decision(
                    standard: "3.3", decided: .good, votes: .consensus),
            ]), by: chair)
    }

    /// The check for factual accuracy corrects an answer that held from a day in November.
    private mutating func checkFacts2025() async throws(LedgerError) {
        clock.start(.on("2025-01-21"))
        try await second.record(
            .issueDraft(
                IssueDraft(to: "Anytown Youth Justice Service", due: .on("2025-02-04"))),
            by: lead)
        clock.start(.on("2025-01-28"))
        try await second.correct(
            "3.1.2", of: "out-of-court-51", to: .no, at: .factualAccuracy, by: lead,
            reason: "The service sent a corrected record.", held: .within("2024-11"))
    }

    private mutating func recordFacts2025() async throws(LedgerError) {
        try await second.record(
            .recordReportFacts(
                RecordReportFacts(
                    findings: [
                        Finding(
                            id: "F1", target: .standard("2.1"), kind: .strength,
                            label: "Assessments of risk to others are reviewed by managers.",
                            questions: ["2.1.3"]),
                        Finding(
                            id: "F2", target: .standard("1.4"), kind: .areaForImprovement,
                            label: "Disproportionality is analysed, and few actions follow.",
                            related: "F3 of anytown-2022"),
                    ],
                    evidence: [
                        Evidence(target: .standard("4.1"), kind: .caseFile, count: 2),
                        Evidence(target: .inspection, kind: .interview, count: 27),
                    ], surveys: [Self.staffView(33, of: 36)])), by: lead)
        // The report gives only the year of this figure.
        try await second.record(
            .recordReportFacts(
                RecordReportFacts(
                    context: [
                        RecordReportFacts.ContextFact(
                            ReportedFact(
                                measure: "staffing.vacancyRatePercent",
                                value: .number(ReportedNumber(6)), unit: "percent",
                                time: ReportedTime(on: .on("2024"))))
                    ])), by: lead, held: .within("2024"))
    }
}
