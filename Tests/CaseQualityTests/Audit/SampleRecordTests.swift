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

    /// Two cases of stratum `s-1` and one of `s-2`, with eligible cases by group.
    private static func grouped(
        _ counts: [(GroupKey, GroupKey, Int, String)], without: Int = 0
    ) throws -> Story {
        let strata: [GroupKey?] = ["s-1", "s-1", "s-2"] + Array(repeating: nil, count: without)
        var story = try Story.acting().by(
            "l-1", .leadInspector,
            .selectCases(
                strata.enumerated().map {
                    SelectCases.Selection(
                        caseKey: CaseKey(stringLiteral: "court-0\($0.offset)"), domain: "2",
                        stratum: $0.element)
                }))
        for (dimension, group, count, day) in counts {
            story = try story.by(
                "l-1", .leadInspector,
                .recordEligiblePopulation(
                    RecordEligiblePopulation(
                        domain: "2", dimension: dimension, group: group, count: count,
                        asOf: try #require(PartialDate(day)))))
        }
        return story
    }

    @Test("The fit compares the cases with the groups of the grouping that has their strata")
    func groupedFit() throws {
        let court = try Self.court(
            Self.grouped([
                ("offence", "s-1", 20, "2026-01-01"),
                ("offence", "s-2", 10, "2026-01-01"),
                ("offence", "s-3", 10, "2026-01-01"),
                ("gender", "girls", 4, "2026-02-01"),
            ]))
        #expect(court.grouping?.dimension == "offence")
        #expect(court.strata.map(\.key) == ["s-1", "s-2", "s-3"])
        #expect(court.strata.map(\.cases) == [2, 1, 0])
        #expect(court.strata.map(\.eligible) == [20, 10, 10])
        // 2/3 - 1/2, 1/3 - 1/4 and 1/4.
        #expect(court.fit?.maxGap.description == "25.0")
        #expect(court.fit?.distance.description == "25.0")
    }

    @Test("The newest grouping that has every stratum counts, with numbers of one date")
    func newestGrouping() throws {
        let old: [(GroupKey, GroupKey, Int, String)] = [
            ("offence", "s-1", 20, "2026-01-01"), ("offence", "s-2", 10, "2026-01-01"),
        ]
        let partly = try Self.court(Self.grouped(old + [("offence", "s-1", 30, "2026-02-01")]))
        #expect(partly.grouping?.asOf == PartialDate("2026-01-01"))
        #expect(partly.strata.map(\.eligible) == [20, 10])
        let whole = try Self.court(
            Self.grouped(
                old + [
                    ("offence", "s-1", 30, "2026-02-01"),
                    ("offence", "s-2", 30, "2026-02-01"),
                ]))
        #expect(whole.grouping?.asOf == PartialDate("2026-02-01"))
        #expect(whole.fit?.maxGap.description == "16.7")
    }

    @Test("A stratum that no grouping has, or a case without a stratum, leaves the fit unknown")
    func noFit() throws {
        let unlike = try Self.court(Self.grouped([("offence", "s-1", 20, "2026-01-01")]))
        #expect(unlike.fit == nil && unlike.grouping == nil && unlike.hasGroups)
        #expect(unlike.strata.map(\.eligible) == [nil, nil])
        let groups: [(GroupKey, GroupKey, Int, String)] = [
            ("offence", "s-1", 20, "2026-01-01"), ("offence", "s-2", 10, "2026-01-01"),
        ]
        let without = try Self.court(Self.grouped(groups, without: 1))
        #expect(without.fit == nil && without.grouping != nil)
        #expect(try Self.court(Self.grouped(groups)).fit != nil)
        let none = try Self.court(Self.grouped([]))
        #expect(none.fit == nil && !none.hasGroups)
    }

    @Test("The margin rests on the latest recorded number, otherwise on that of the plan")
    func eligible() throws {
        let planned = try Self.grouped([]).by(
            "l-1", .leadInspector,
            .planSample(PlanSample(domain: "2", eligiblePopulation: 41, target: 12)))
        let byPlan = try Self.court(planned)
        #expect((byPlan.eligible?.count, byPlan.eligible?.asOf) == (41, nil))
        #expect(byPlan.margin == SampleMargin(cases: 3, of: 41, confidencePercent: nil))
        func record(_ count: Int, _ day: String, after story: Story) throws -> Story {
            try story.by(
                "l-1", .leadInspector,
                .recordEligiblePopulation(
                    RecordEligiblePopulation(
                        domain: "2", count: count, asOf: try #require(PartialDate(day)))))
        }
        let later = try record(
            40, "2026-01-01", after: record(44, "2026-02-01", after: planned))
        let recorded = try Self.court(later)
        #expect(
            (recorded.eligible?.count, recorded.eligible?.asOf) == (44, PartialDate("2026-02-01")))
        #expect(recorded.margin == SampleMargin(cases: 3, of: 44, confidencePercent: nil))
    }

    @Test("A case replaced before its first answer changes no rating if withdrawn cases counted")
    func replaced() throws {
        func replacing(_ story: Story) throws -> Story {
            try story.by(
                "l-1", .leadInspector,
                .replaceCase(ReplaceCase("court-02", by: "court-03", why: .fileNotAvailable)),
                "The file is away.")
        }
        let drawn = try Story.acting().judging("court-01")
        let untouched = try replacing(
            drawn.by("l-1", .leadInspector, .select("court-02", for: "2")))
        let sample = untouched.inspectionHistory.sample()
        let court = try Self.court(untouched)
        #expect(court.withdrawn.map(\.replacedBy) == ["court-03"])
        #expect((court.drawn, court.replaced, sample.replaced) == (3, 1, 1))
        #expect(sample.ifWithdrawnCounted.isEmpty && sample.byRuleIfWithdrawnCounted.isEmpty)
        let asked = try replacing(
            Story.acting().judging("court-01", first: .yes).judging("court-02", first: .no))
        var judged = try asked.by("m-1", .moderator, .approve(Approve(asked.position)))
        #expect(try Self.court(judged).withdrawn.map(\.replacedBy) == ["court-03"])
        for question in ["2.1.1", "2.1.2", "2.1.3"] as [Question.ID] {
            judged = try judged.by(
                "i-1", .inspector,
                .judge(question, of: "court-03", question == "2.1.1" ? .no : .yes))
        }
        // 1 of 2 cases was sufficient in 2.1.1; with the replaced case it would be 1 of 3.
        let effect = judged.inspectionHistory.sample().byRuleIfWithdrawnCounted.first
        #expect(effect?.standard == "2.1")
        #expect(effect?.before == .requiresImprovement && effect?.after == .inadequate)
        #expect(try Self.court(Self.withdrawn()).withdrawn.map(\.replacedBy) == [nil])
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
