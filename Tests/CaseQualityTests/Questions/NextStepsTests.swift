import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

/// On the small edition: 1.1 and 1.2 are rated on cases, 2.1 is qualitative, 3.1 is rated apart.
@Suite("The next steps of an inspection")
struct NextStepsTests {
    private let announced: Story

    init() throws { announced = try Story.announced(on: TinyFramework.edition()) }

    private func steps(_ story: Story) -> NextSteps { NextSteps(for: story.subject) }

    /// The oversight of the first `count` cases.
    private static func overseeing(_ count: Int) -> NextStep {
        .judgeOversight(of: (1...count).map { .numbered($0, "1") })
    }

    /// With every key question of one case answered.
    private func judged(_ story: Story, _ number: Int = 1, _ answer: Answer = .yes) throws -> Story
    {
        try ["1.1.1", "1.1.2", "1.2.1"].reduce(story) { story, question in
            try story.given(
                .judge(Question.ID(stringLiteral: question), of: .numbered(number, "1"), answer))
        }
    }

    private func proposed(_ story: Story) throws -> Story {
        try story.given(
            .proposeRating(ProposeQualitativeRating(standard: "2.1", rating: .good)),
            .proposeRating(ProposeQualitativeRating(standard: "3.1", rating: .good)))
    }

    /// Ten cases, so that no trigger of discretion is met.
    private func rated() throws -> Story {
        let sampled = try announced.sampled("1", 10)
        return try proposed((1...10).reduce(sampled) { try judged($0, $1) })
    }

    @Test("Before the announcement there is nothing but the announcement")
    func unannounced() {
        let steps = NextSteps(for: Inspection())
        #expect(steps.required == [.announce])
        #expect(steps.possible.isEmpty)
        #expect(steps.nearest() == .announce)
    }

    @Test("An announced inspection waits for cases where it is rated on them, and for proposals")
    func announcedOnly() {
        #expect(
            steps(announced).required == [
                .selectCases(for: "1", selected: 0, planned: nil), .proposeRating(of: "2.1"),
                .proposeRating(of: "3.1"),
            ])
        #expect(steps(announced).possible.isEmpty)
    }

    @Test("Every case that counts waits for its open key questions, and for no prompt")
    func judging() throws {
        let sampled = try announced.sampled("1", 2)
        let all: [Question.ID] = ["1.1.1", "1.1.2", "1.2.1"]
        #expect(
            steps(sampled).required.prefix(2) == [
                .judge("d1-01", unanswered: all), .judge("d1-02", unanswered: all),
            ])
        let begun = try sampled.given(
            .judge("1.1.2", of: "d1-01", .no), .judge("1.1.1.a", of: "d1-01", .no))
        #expect(steps(begun).required.first == .judge("d1-01", unanswered: ["1.1.1", "1.2.1"]))
        let done = try judged(sampled)
        #expect(steps(done).required.first == .judge("d1-02", unanswered: all))
        let withdrawn = try done.given(
            .withdrawCase(WithdrawCase(caseKey: "d1-02", why: .transferred)))
        #expect(steps(withdrawn).required.first == .proposeRating(of: "2.1"))
    }

    @Test("Illustrative cases wait for nothing, and do not stand in for a sample")
    func illustrative() throws {
        let story = try announced.given(
            .select("d1-01", for: "1", purpose: .illustrative),
            .select("d3-01", for: "3", purpose: .illustrative))
        #expect(steps(story).required == steps(announced).required)
    }

    @Test(
        "A sample smaller than planned can grow, and does not keep the report waiting",
        arguments: [(1, true), (2, true), (3, false), (4, false)])
    func planned(selected: Int, isShort: Bool) throws {
        let plan = try announced.given(.planSample(PlanSample(domain: "1", target: 3)))
        #expect(
            steps(plan).required.first == .selectCases(for: "1", selected: 0, planned: 3))
        let sampled = steps(try plan.sampled("1", selected))
        let more = NextStep.selectCases(for: "1", selected: selected, planned: 3)
        #expect(sampled.possible == [Self.overseeing(selected)] + (isShort ? [more] : []))
        #expect(!sampled.required.contains { $0.caseKey == nil && $0.standard == nil })
    }

    @Test("A standard that is left unrated requires no next step")
    func notRated() throws {
        let partly = try announced.sampled("1", 1).given(
            .doNotRate(DoNotRate(.standard("1.1"), why: .outOfScope)),
            .doNotRate(DoNotRate(.standard("2.1"), why: .outOfScope)))
        #expect(
            steps(partly).required == [
                .judge("d1-01", unanswered: ["1.2.1"]), .proposeRating(of: "3.1"),
            ])
        let wholly = try announced.given(
            .doNotRate(DoNotRate(.domain("1"), why: .noCases)),
            .doNotRate(DoNotRate(.domain("2"), why: .outOfScope)),
            .doNotRate(DoNotRate(.domain("3"), why: .outOfScope)))
        #expect(steps(wholly).required.isEmpty)
        #expect(steps(wholly).possible == [.convenePanel, .publish])
    }

    @Test("A standard that no case decides is left unrated, or its decision taken back")
    func undecidable() throws {
        let story = try proposed(judged(announced.sampled("1", 1)))
        #expect(steps(story).required.isEmpty)
        let decided = try story.panelConvened().given(.decide("1.1", .outstanding))
        func notApplicable(_ story: Story) throws -> Story {
            try story.given(
                .correctJudgement(
                    CorrectJudgement(
                        "d1-01", "1.1.2", at: try story.place(of: "1.1.2", in: "d1-01"),
                        to: .notApplicable)), reason: "reason")
        }
        #expect(try steps(notApplicable(story)).required == [.leaveUnrated("1.1")])
        let stranded = try notApplicable(decided)
        #expect(steps(stranded).required == [.reverseDecision(on: "1.1")])
        let place = try #require(stranded.subject.panelDecision(on: "1.1")).recordedAt
        let reversed = try stranded.given(
            .reversePanelDecision(ReversePanelDecision(standard: "1.1", supersedes: place)),
            reason: "reason")
        #expect(steps(reversed).required == [.leaveUnrated("1.1")])
    }

    @Test("When all is rated the panel can meet and the report be published")
    func complete() throws {
        let story = try rated()
        #expect(steps(story).required.isEmpty)
        #expect(steps(story).possible == [.convenePanel, .publish, Self.overseeing(10)])
    }

    @Test("The panel considers discretion where it is open, and confirms the rest")
    func panel() throws {
        let convened = try rated().panelConvened()
        #expect(
            steps(convened).possible == [
                .confirm(["1.1", "1.2", "2.1", "3.1"]), .publish, Self.overseeing(10),
            ])
        let small = try proposed(judged(announced.sampled("1", 1))).panelConvened()
        #expect(
            steps(small).possible == [
                .considerDiscretion(on: "1.1", [.oneCase, .smallSample]),
                .considerDiscretion(on: "1.2", [.oneCase, .smallSample]),
                .confirm(["2.1", "3.1"]), .publish, Self.overseeing(1),
            ])
        let decided = try small.given(
            .decide("1.1", .outstanding), .decide("2.1", .good), .decide("3.1", .good))
        #expect(
            steps(decided).possible == [
                .considerDiscretion(on: "1.2", [.oneCase, .smallSample]), .publish,
                Self.overseeing(1),
            ])
    }

    @Test("Oversight is judged case by case, before the report where it was begun")
    func oversight() throws {
        let begun = try rated().given(.judgeOversight(of: "d1-01", .no))
        #expect(
            steps(begun).possible == [
                .convenePanel, .judgeOversight(of: (2...10).map { .numbered($0, "1") }), .publish,
            ])
        let done = try (2...10).reduce(begun) {
            try $0.given(.judgeOversight(of: .numbered($1, "1"), .yes))
        }
        #expect(steps(done).possible == [.convenePanel, .publish])
    }

    @Test("An answer that changes after a decision makes the panel decide again")
    func stale() throws {
        let decided = try rated().panelConvened().given(.decide("1.2", .outstanding))
        let changed = try decided.given(
            .correctJudgement(
                CorrectJudgement(
                    "d1-01", "1.2.1", at: try decided.place(of: "1.2.1", in: "d1-01"), to: .no)),
            reason: "reason")
        #expect(steps(changed).required == [.decideAgain(on: "1.2")])
        #expect(!steps(changed).possible.contains(.publish))
        #expect(try steps(changed.given(.decide("1.2", .outstanding))).required.isEmpty)
    }

    @Test("After publication recommendations are made, and nothing else is left")
    func published() throws {
        let story = try rated().given(.publishReport(PublishReport()))
        #expect(steps(story).required.isEmpty)
        #expect(steps(story).possible == [.makeRecommendations])
        #expect(steps(story).nearest(to: "d1-01", in: "1") == .makeRecommendations)
    }

    @Test("A recommendation is followed up step by step, before and after publication")
    func followUp() throws {
        func after(_ story: Story, _ step: FollowUp.Step, reason: String? = nil) throws -> Story {
            try story.given(.followUp(FollowUp("R1", step)), reason: reason)
        }
        func following(_ story: Story) -> [NextStep] {
            steps(story).possible.filter { $0.recommendation != nil }
        }
        let made = Recommendation(
            id: "R1", addressee: "board", topic: "training", subPoints: ["first", "second"],
            actionPlanDue: PartialDate("2027-01"))
        for story in [announced, try rated().given(.publishReport(PublishReport()))] {
            var story = try story.given(.makeRecommendations([made]))
            #expect(following(story) == [.respond(to: "R1")])
            #expect(steps(story).nearest(or: "R1") == .respond(to: "R1"))
            story = try after(story, .response(.accepted))
            #expect(
                following(story) == [.receiveActionPlan(for: "R1", due: PartialDate("2027-01"))])
            story = try after(
                story,
                .actionPlan([
                    PlannedAction(id: "A1", what: "one"), PlannedAction(id: "A2", what: "two"),
                ]))
            #expect(following(story) == [.updateActions(of: "R1", ["A1", "A2"])])
            story = try after(story, .action("A1", .completed, due: nil))
            #expect(following(story) == [.updateActions(of: "R1", ["A2"])])
            story = try after(story, .action("A2", .abandoned, due: nil), reason: "reason")
            #expect(
                following(story) == [
                    .reviewProgress(of: "R1", subPoints: [1, 2], isReviewed: false)
                ])
            story = try after(story, .progress(.achieved, subPoint: 2))
            #expect(
                following(story) == [.reviewProgress(of: "R1", subPoints: [1], isReviewed: false)])
            let whole = try after(story, .progress(.achieved, subPoint: nil))
            #expect(following(whole) == [.close("R1")])
            story = try after(story, .progress(.achieved, subPoint: 1))
            #expect(following(story) == [.close("R1")])
            #expect(try following(after(story, .closing(.achieved))).isEmpty)
        }
        let rejected = try after(
            announced.given(.makeRecommendations([made])), .response(.rejected), reason: "reason")
        #expect(following(rejected) == [.close("R1")])
    }

    @Test("The nearest step is of the same case, else of the same domain, else the first")
    func nearest() throws {
        let begun = try announced.sampled("1", 2).given(.judge("1.1.1", of: "d1-02", .yes))
        let first = NextStep.judge("d1-01", unanswered: ["1.1.1", "1.1.2", "1.2.1"])
        #expect(
            steps(begun).nearest(to: "d1-02", in: "1")
                == .judge("d1-02", unanswered: ["1.1.2", "1.2.1"]))
        #expect(steps(begun).nearest(to: "d1-09", in: "1") == first)
        #expect(steps(begun).nearest(in: "3") == .proposeRating(of: "3.1"))
        #expect(steps(begun).nearest(in: "9") == first)
        let panel = try proposed(judged(announced.sampled("1", 1)))
            .given(.planSample(PlanSample(domain: "1", target: 3))).panelConvened()
        #expect(steps(panel).nearest(in: "1") == steps(panel).possible.first)
        #expect(steps(begun).nearest() == first)
    }

    @Test(
        "Nothing is required exactly when the report would be accepted",
        arguments: 1...24 as ClosedRange<UInt64>)
    func publishable(seed: UInt64) throws {
        let framework =
            seed.isMultiple(of: 4) ? Framework.unguardedYouth2021 : try TinyFramework.edition()
        let story = try RandomHistory(seed: seed, framework: framework).story(of: 120)
        let publish = InspectionRequest(
            .publishReport(PublishReport()),
            by: Provenance(
                actor: Agent("some-1", role: .leadInspector),
                effectiveAt: .instant(Timestamp(microseconds: 0))))
        var inspection = Inspection()
        for recorded in story.history {
            inspection.evolve(with: recorded)
            guard inspection.announcement != nil, inspection.publication == nil else { continue }
            let isAccepted = (try? inspection.decide(publish)) != nil
            let steps = NextSteps(for: inspection)
            #expect(steps.required.isEmpty == isAccepted, "at position \(recorded.position)")
            #expect(steps.possible.contains(.publish) == isAccepted)
        }
    }

    @Test(
        "Doing what is required, one step after the other, leads to the report",
        arguments: 1...24 as ClosedRange<UInt64>)
    func walk(seed: UInt64) throws {
        let framework =
            seed.isMultiple(of: 4) ? Framework.unguardedYouth2021 : try TinyFramework.edition()
        var story = try RandomHistory(seed: seed, framework: framework).story(of: 60)
        guard story.subject.publication == nil else { return }
        var done = 0
        while let step = steps(story).required.first {
            story = try taking(step, in: story)
            done += 1
            try #require(done < 500, "the steps do not end")
        }
        story = try story.given(.publishReport(PublishReport()))
        #expect(steps(story).required.isEmpty)
    }

    private func taking(_ step: NextStep, in story: Story) throws -> Story {
        switch step {
        case .selectCases(let domain, _, _):
            let key = CaseKey(stringLiteral: "new-\(story.position)")
            return try story.given(.select(key, for: domain))
        case .judge(let key, let questions):
            return try story.given(
                .recordJudgements(
                    RecordJudgements(
                        caseKey: key,
                        judgements: questions.map {
                            RecordJudgements.Judgement(question: $0, answer: .no)
                        })))
        case .proposeRating(let id):
            return try story.given(
                .proposeRating(ProposeQualitativeRating(standard: id, rating: .good)))
        case .leaveUnrated(let id):
            return try story.given(.doNotRate(DoNotRate(.standard(id), why: .noCases)))
        case .reverseDecision(let id):
            let place = try #require(story.subject.panelDecision(on: id)).recordedAt
            return try story.given(
                .reversePanelDecision(ReversePanelDecision(standard: id, supersedes: place)),
                reason: "reason")
        case .decideAgain(let id):
            let rating = try story.rating(id)
            return try story.given(
                .decide(id, try #require(rating.ruleRating ?? rating.proposedRating)))
        default:
            throw Mismatch(expected: "a step that the report waits for", found: "\(step)")
        }
    }
}
