import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("How far the cases are")
struct InspectionCoverageTests {
    private static func court(_ story: Story) throws -> InspectionCoverage.CoveredDomain {
        try #require(story.inspectionHistory.coverage().domains.first { $0.domain == "2" })
    }

    @Test("A domain without a plan and a case has zeros, and no share")
    func empty() throws {
        let court = try Self.court(.acting())
        #expect((court.planned, court.selected, court.standing) == (nil, 0, 0))
        #expect((court.percentOfPlan, court.percentSubmitted) == (nil, nil))
    }

    @Test("Each step of a case is counted, and a withdrawn case in none but its own")
    func steps() throws {
        let planned = try Story.acting().by(
            "l-1", .leadInspector, .planSample(PlanSample(domain: "2", target: 4)))
        let judged = try planned.judging("court-01", submitted: true).judging("court-02")
            .by("l-1", .leadInspector, .select("court-03", for: "2"))
            .by("l-1", .leadInspector, .select("court-04", for: "2"))
            .by(
                "l-1", .leadInspector,
                .withdrawCase(WithdrawCase(caseKey: "court-04", why: .notStarted)))
        let court = try Self.court(judged)
        #expect((court.planned, court.selected, court.withdrawn) == (4, 4, 1))
        #expect((court.opened, court.complete, court.submitted) == (2, 2, 1))
        #expect((court.percentOfPlan, court.percentSubmitted) == (75, 33))
        #expect((court.moderated, court.percentModerated) == (0, 0))
        let moderated = try judged.by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
        #expect(try Self.court(moderated).moderated == 1)
        let reopened = try moderated.by(
            "l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r")
        #expect(try Self.court(reopened).submitted == 0)
        #expect(try Self.court(reopened).reopened == 1)
        #expect(
            reopened.inspectionHistory.coverage().people.map(\.person) == ["i-1"])
        #expect(
            reopened.inspectionHistory.coverage().people.first?.cases == ["court-01", "court-02"])
    }

    @Test("What others entered is attested when its judge attested all of it")
    func attested() throws {
        let entered = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by(
                "o-1", .importer, .sheet(.of("court-01", "2.1.1", .no, by: "i-1")),
                origin: .entered)
        #expect(try Self.court(entered).entered == 1)
        #expect(try Self.court(entered).attested == 0)
        let attested = try entered.by(
            "i-1", .inspector, .attestJudgements(AttestJudgements()))
        #expect(try Self.court(attested).attested == 1)
        #expect(try Self.court(.acting().judging("court-01")).entered == 0)
    }

    @Test("Cases of which a second person judged a question are counted, and withdrawn ones not")
    func judgedTwice() throws {
        func again(_ story: Story, _ key: CaseKey, _ questions: [Question.ID]) throws -> Story {
            try story.by(
                "i-2", .inspector,
                .recordSecondJudgements(
                    RecordSecondJudgements(
                        key, for: .blindSecond,
                        questions.map { RecordJudgements.Judgement(question: $0, answer: .yes) })))
        }
        let judged = try Story.acting(on: .unguardedYouth2021).judging("court-01")
            .judging("court-02")
        let before = try Self.court(judged)
        #expect((before.judgedTwice, before.pairs, before.percentJudgedTwice) == (0, 0, 0))
        let one = try again(judged, "court-01", ["2.1.1", "2.1.2"])
        let first = try Self.court(one)
        #expect((first.judgedTwice, first.pairs, first.percentJudgedTwice) == (1, 2, 50))
        // The first answer to 2.1.1 was no.
        #expect(first.equalPairs == 1)
        #expect(first.agreement.map(\.question) == ["2.1.1", "2.1.2"])
        #expect(first.agreement.map(\.pairs) == [1, 1])
        #expect(first.agreement.map(\.equal) == [0, 1])
        #expect(before.agreement.isEmpty && before.equalPairs == 0)
        // A question whose first answer was taken back makes no pair.
        let prompt = try one.by("i-1", .inspector, .judge("2.1.1.a", of: "court-02", .yes))
        let place = prompt.position
        let answered = try again(prompt, "court-02", ["2.1.1.a"])
        #expect(
            try Self.court(answered).agreement.map(\.question) == ["2.1.1", "2.1.1.a", "2.1.2"])
        let both = try Self.court(
            answered.by(
                "i-1", .inspector,
                .retractJudgement(
                    RetractJudgement(caseKey: "court-02", question: "2.1.1.a", supersedes: place)),
                "r"))
        #expect((both.judgedTwice, both.pairs) == (1, 2))
        #expect(both.agreement == first.agreement)
        let withdrawn = try Self.court(
            one.by(
                "l-1", .leadInspector,
                .withdrawCase(WithdrawCase(caseKey: "court-01", why: .duplicate))))
        #expect((withdrawn.judgedTwice, withdrawn.pairs) == (0, 0))
    }

    @Test("After the publication nobody has open cases")
    func published() throws {
        let story = try Story.acting().judging("court-01").convening().deciding()
        #expect(story.inspectionHistory.coverage().people.map(\.person) == ["i-1"])
        #expect(try story.publishing().inspectionHistory.coverage().people.isEmpty)
    }

    @Test("Cases of a report have no share of submitted and moderated ones")
    func reconstructed() throws {
        let story = try Story.acting().by(
            "o-1", .importer, .select("court-01", for: "2"), origin: .reconstructed)
        let court = try Self.court(story)
        #expect((court.reconstructed, court.standing) == (1, 1))
        #expect((court.percentSubmitted, court.percentModerated) == (nil, nil))
    }
}
