import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Management oversight")
struct ManagementOversightTests {
    /// Court cases with and out-of-court cases after one another: so many yes, no, not applicable.
    private func judged(
        court: (Int, Int, Int), outOfCourt: (Int, Int, Int), unjudged: Int = 0
    ) throws -> Story {
        var story = try Story.announced()
        for (domain, (yes, no, none)) in [("2", court), ("3", outOfCourt)]
            as [(Domain.ID, (Int, Int, Int))]
        {
            story = try story.sampled(domain, yes + no + none + unjudged)
            let answers =
                Array(repeating: Answer.yes, count: yes) + Array(repeating: .no, count: no)
                + Array(repeating: .notApplicable, count: none)
            for (index, answer) in answers.enumerated() {
                story = try story.given(.judgeOversight(of: .numbered(index + 1, domain), answer))
            }
        }
        return story
    }

    @Test("The share is pooled over cases, and is no mean of domains")
    func pooled() throws {
        let oversight = ManagementOversight(
            of: try judged(court: (9, 1, 0), outOfCourt: (0, 2, 3), unjudged: 1).subject)
        #expect(oversight.overall.yes == 9)
        #expect(oversight.overall.no == 3)
        #expect(oversight.overall.notApplicable == 3)
        #expect(oversight.overall.missing == 2)
        // 9 of 12 is 75 %; the mean of 90 % and 0 % would be 45 %.
        #expect(oversight.overall.share?.percent == 75)
        #expect(oversight.domains.map(\.key) == ["2", "3"])
        #expect(oversight.domains.map(\.tally.share?.percent) == [90, 0])
        #expect(oversight.domains.map(\.tally.missing) == [1, 1])
        #expect(oversight.origin == .recorded)
    }

    @Test("Where oversight was relevant to no case there is no share, and never 0%")
    func nothingRelevant() throws {
        let oversight = ManagementOversight(
            of: try judged(court: (0, 0, 2), outOfCourt: (0, 0, 0), unjudged: 1).subject)
        #expect(oversight.overall.share == nil)
        #expect(oversight.overall.notApplicable == 2)
        #expect(oversight.againstAllKeyQuestions == nil)
    }

    @Test("Withdrawn and illustrative cases count nowhere")
    func outside() throws {
        let story = try judged(court: (2, 1, 0), outOfCourt: (0, 0, 0))
            .given(
                .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .transferred)),
                .select("d4-01", for: "4", purpose: .illustrative),
                .judgeOversight(of: "d4-01", .yes))
        let oversight = ManagementOversight(of: story.subject)
        #expect(oversight.overall.yes == 1)
        #expect(oversight.overall.no == 1)
        #expect(oversight.domains.map(\.key) == ["2"])
    }

    @Test("By team, as the cases were selected")
    func teams() throws {
        var story = try Story.announced().given(
            .selectCases([
                SelectCases.Selection(caseKey: "c-1", domain: "2", team: "north"),
                SelectCases.Selection(caseKey: "c-2", domain: "2", team: "south"),
                SelectCases.Selection(caseKey: "c-3", domain: "2", team: "north"),
                SelectCases.Selection(caseKey: "c-4", domain: "2"),
            ]))
        for (key, answer) in [("c-1", .yes), ("c-2", .no), ("c-3", .no)] as [(CaseKey, Answer)] {
            story = try story.given(.judgeOversight(of: key, answer))
        }
        let teams = ManagementOversight(of: story.subject).teams
        #expect(teams.map(\.key) == [nil, "north", "south"])
        #expect(teams.map(\.tally.yes) == [0, 1, 0])
        #expect(teams.map(\.tally.no) == [0, 1, 1])
        #expect(teams.map(\.tally.missing) == [1, 0, 0])
    }

    @Test("Aspects are counted apart from the overall answer, by stage, by theme and each")
    func aspects() throws {
        let plan = OversightAspect(.planning, "risk of harm")
        let review = OversightAspect(.reviewing, "risk of harm")
        let safety = OversightAspect(.planning, "safety and wellbeing")
        let story = try Story.announced().sampled("2", 3).given(
            .judgeOversight(
                JudgeOversight(
                    caseKey: "d2-01", overall: .yes,
                    aspects: [
                        OversightAspectJudgement(plan, .no),
                        OversightAspectJudgement(review, .yes),
                        OversightAspectJudgement(safety, .notApplicable),
                    ])),
            .judgeOversight(
                JudgeOversight(
                    caseKey: "d2-02", overall: nil, aspects: [OversightAspectJudgement(plan, .yes)])
            ))
        let oversight = ManagementOversight(of: story.subject)
        #expect(oversight.overall.yes == 1)
        #expect(oversight.overall.missing == 2)
        #expect(oversight.stages.map(\.key) == [.planning, .reviewing])
        #expect(oversight.stages.map(\.tally.relevant) == [2, 1])
        #expect(oversight.stages.map(\.tally.notApplicable) == [1, 0])
        #expect(oversight.themes.map(\.key) == ["safety and wellbeing", "risk of harm"])
        #expect(oversight.themes.map(\.tally.yes) == [0, 2])
        #expect(oversight.aspects.map(\.key) == [plan, safety, review])
        #expect(oversight.aspects.map(\.tally.missing) == [1, 2, 2])
    }

    @Test("Against all key questions of the case, in cases that have both, and the difference")
    func againstAll() throws {
        let story = try Story.announced().sampled("2", 5)
        let framework = try #require(story.subject.framework)
        let questions = try #require(framework.domain("2")).standards.flatMap(\.keyQuestions)
        var told = story
        // Case 1 and 2: all sufficient. 3 and 4: one is not. 5: one is not answered.
        for case_ in 1...5 {
            for (index, question) in questions.enumerated() {
                if case_ == 5, index == 0 { continue }
                told = try told.given(
                    .judge(
                        question.id, of: .numbered(case_, "2"),
                        case_ > 2 && index == 0 ? .no : .yes))
            }
        }
        for (case_, answer) in [(1, .yes), (2, .no), (3, .no), (4, .notApplicable), (5, .yes)]
            as [(Int, Answer)]
        {
            told = try told.given(.judgeOversight(of: .numbered(case_, "2"), answer))
        }
        let comparison = ManagementOversight(of: told.subject).againstAllKeyQuestions
        #expect(
            comparison
                == .counted(with: Proportion(1, of: 1), without: Proportion(1, of: 2)))
        #expect(comparison?.difference?.difference == 0.5)
    }

    @Test("Against the key question of the same stage and theme, in the case's own domain")
    func againstSame() throws {
        let aspect = OversightAspect(.planning, "risk of harm")
        var story = try Story.announced().sampled("2", 2).sampled("3", 1)
        for (key, work, oversight) in [
            ("d2-01", .yes, .yes), ("d2-02", .no, .no), ("d3-01", .no, .yes),
        ] as [(CaseKey, Answer, Answer)] {
            let question: Question.ID = key.rawValue.hasPrefix("d2") ? "2.2.3" : "3.2.3"
            story = try story.given(
                .judge(question, of: key, work),
                .judgeOversight(
                    JudgeOversight(
                        caseKey: key, overall: nil,
                        aspects: [OversightAspectJudgement(aspect, oversight)])))
        }
        #expect(
            ManagementOversight(of: story.subject).againstSameQuestion
                == .counted(with: Proportion(1, of: 2), without: Proportion(0, of: 1)))
    }

    @Test("With reconstructed answers the comparison is not known")
    func reconstructed() throws {
        let story = try Story.announced().sampled("2", 1)
        let questions = try #require(story.subject.framework?.domain("2")).standards
            .flatMap(\.keyQuestions)
        var told = story
        for question in questions {
            told = try told.given(
                .judge(question.id, of: "d2-01", .yes), origin: .reconstructed)
        }
        told = try told.given(.judgeOversight(of: "d2-01", .yes))
        #expect(ManagementOversight(of: told.subject).againstAllKeyQuestions == .jointUnknown)
    }

    @Test("A printed share stays what it is, and the staff's view lies so far above it")
    func published() throws {
        let story = try Story.announced().given(
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(
                    item: .measure(.sufficientOversight), percent: 50, base: nil, place: "p. 9")
            ]),
            .recordReportFacts(
                RecordReportFacts(surveys: [
                    RecordReportFacts.SurveyResult(
                        ReportedFact(
                            measure: .oversightRatedGood, value: .number(ReportedNumber(87)),
                            unit: "percent"), of: "staff")
                ])))
        let oversight = ManagementOversight(of: story.subject)
        #expect(oversight.published?.percent == 50)
        #expect(oversight.published?.base == nil)
        #expect(oversight.staffView?.base == nil)
        #expect(oversight.perceptionGap == 37)
        #expect(oversight.overall.share == nil)
        #expect(oversight.benchmarks.map(\.percent) == [59, 63])
    }

    @Test("Inspected cases, where there are any, go before a printed share in the gap")
    func gapOfInspected() throws {
        let story = try judged(court: (1, 3, 0), outOfCourt: (0, 0, 0)).given(
            .recordReportFacts(
                RecordReportFacts(surveys: [
                    RecordReportFacts.SurveyResult(
                        ReportedFact(
                            measure: .oversightRatedGood, value: .number(ReportedNumber(87)),
                            unit: "percent"), of: "staff")
                ])))
        #expect(ManagementOversight(of: story.subject).perceptionGap == 62)
        #expect(ManagementOversight(of: try Story.announced().subject).perceptionGap == nil)
    }
}
