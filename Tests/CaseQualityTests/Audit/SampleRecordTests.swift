import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The sample of an inspection")
struct SampleRecordTests {
    private static func court(_ story: Story) throws -> SampleRecord.SampledDomain {
        try #require(story.inspectionHistory.sample().domains.first { $0.domain == "2" })
    }

    /// Two judged cases, of which the first is withdrawn by two people.
    private static func withdrawn() throws -> Story {
        let judged = try Story.acting().judging("court-01", first: .no)
            .judging("court-02", first: .yes)
        let asked = try judged.by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "moved")
        return try asked.by("m-1", .moderator, .approve(Approve(asked.position)))
    }

    @Test("A domain without a plan says so, and has no margin")
    func noPlan() throws {
        let court = try Self.court(.acting())
        #expect(court.plan == nil && court.plannedAt == nil && court.margin == nil)
        #expect((court.drawn, court.standing, court.withdrawn.count) == (0, 0, 0))
    }

    @Test("A withdrawal is told against the answers of its case")
    func order() throws {
        let story = try Self.withdrawn()
            .by("l-1", .leadInspector, .select("court-03", for: "2"))
            .by(
                "l-1", .leadInspector,
                .withdrawCase(
                    WithdrawCase(caseKey: "court-03", why: .outOfScope, extent: .neverEligible)))
        let court = try Self.court(story)
        #expect((court.drawn, court.standing) == (3, 1))
        let (judged, untouched) = (court.withdrawn[0], court.withdrawn[1])
        #expect(judged.judgedAt != nil && untouched.judgedAt == nil)
        #expect((judged.requestedBy, judged.withdrawnBy) == ("l-1", "m-1"))
        #expect((untouched.requestedBy, untouched.withdrawnBy) == (nil, "l-1"))
        #expect(court.withdrawn.map(\.extent) == [.fromNow, .neverEligible])
        #expect(court.withdrawn.map(\.why) == [.transferred, .outOfScope])
    }

    @Test("If the withdrawn case counted, the ratings that it lifted would be lower")
    func counted() throws {
        let sample = try Self.withdrawn().inspectionHistory.sample()
        let effect = try #require(
            sample.ifWithdrawnCounted.first { $0.cell == .standard("2.1") })
        #expect(effect.before.value?.rating == .outstanding)
        #expect(effect.after.value?.rating == .requiresImprovement)
        #expect(
            sample.byRuleIfWithdrawnCounted.map(\.standard) == ["2.1", "2.2", "2.3", "2.4"])
        let kept = try Story.acting().judging("court-01").inspectionHistory.sample()
        #expect(kept.ifWithdrawnCounted.isEmpty && kept.byRuleIfWithdrawnCounted.isEmpty)
    }

    @Test("A withdrawal of an unjudged case would leave a standard without its rating")
    func unjudged() throws {
        let story = try Story.acting().judging("court-01", first: .yes)
            .by("l-1", .leadInspector, .select("court-02", for: "2"))
            .by(
                "l-1", .leadInspector,
                .withdrawCase(WithdrawCase(caseKey: "court-02", why: .notStarted)))
        let sample = story.inspectionHistory.sample()
        #expect(sample.byRuleIfWithdrawnCounted.first?.after == nil)
        #expect(sample.byRuleIfWithdrawnCounted.first?.before == .outstanding)
    }

    @Test("Strata are counted over the standing primary cases")
    func strata() throws {
        let cases: [(CaseKey, GroupKey?, CasePurpose)] = [
            ("court-01", "s-1", .primary), ("court-02", "s-1", .primary),
            ("court-03", "s-2", .primary), ("court-04", nil, .primary),
            ("court-05", "s-2", .illustrative),
        ]
        let story = try Story.acting().by(
            "l-1", .leadInspector,
            .selectCases(
                cases.map {
                    SelectCases.Selection(
                        caseKey: $0.0, domain: "2", stratum: $0.1, purpose: $0.2)
                }))
        let court = try Self.court(story)
        #expect(court.strata.map(\.key) == ["s-1", "s-2"])
        #expect(court.strata.map(\.cases) == [2, 1])
        #expect((court.withoutStratum, court.illustrative, court.drawn) == (1, 1, 4))
    }

    @Test(
        "The margin is z sqrt(0.25/n (P-n)/(P-1)), at a known level and population",
        arguments: [
            (13, 14, 80, "4.9"), (13, 1_000_000, 80, "17.8"), (12, 41, 80, "15.8"),
            (41, 41, 80, "0.0"), (1, 1, 95, "0.0"), (100, 1_000_000, 95, "9.8"),
            (12, nil, 80, nil), (0, 41, 80, nil), (42, 41, 80, nil), (12, 41, 85, nil),
        ] as [(Int, Int?, Int, String?)])
    func margin(cases: Int, population: Int?, level: Int, points: String?) {
        let margin = SampleMargin(cases: cases, of: population, confidencePercent: level)
        #expect(margin?.points.description == points)
    }

    @Test("A plan without a level has the margin at 80%")
    func usualLevel() {
        let margin = SampleMargin(cases: 12, of: 41, confidencePercent: nil)
        #expect(margin == SampleMargin(cases: 12, of: 41, confidencePercent: 80))
    }

    @Test(
        "The fit is the largest gap of shares, and half the sum of the gaps",
        arguments: [
            ([(50, 5), (50, 5)], "0.0", "0.0"), ([(50, 10), (50, 0)], "50.0", "50.0"),
            ([(60, 4), (20, 3), (20, 3)], "20.0", "20.0"),
            ([(40, 5), (40, 4), (20, 1)], "10.0", "10.0"), ([(10, 0)], nil, nil),
            ([(0, 1)], nil, nil), ([], nil, nil), ([(10, -1), (10, 3)], nil, nil),
        ] as [([(Int, Int)], String?, String?)])
    func fit(strata: [(Int, Int)], gap: String?, distance: String?) {
        let fit = SampleFit(of: strata.map { SampleFit.Stratum(population: $0.0, drawn: $0.1) })
        #expect(fit?.maxGap.description == gap)
        #expect(fit?.distance.description == distance)
    }
}
