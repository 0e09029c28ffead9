import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The rating by rule")
struct RatingRuleTests {
    @Test(
        "A standard of the report is rated by its lowest key question",
        arguments: [
            ("2.1", [10, 7, 6], 13, .inadequate, ["2.1.3"], [.nearBoundary, .oneCase]),
            ("2.2", [10, 7, 6], 13, .inadequate, ["2.2.3"], [.nearBoundary, .oneCase]),
            ("2.3", [10, 8, 7], 13, .requiresImprovement, ["2.3.3"], [.nearBoundary, .oneCase]),
            ("2.4", [9, 8, 8], 13, .requiresImprovement, ["2.4.2", "2.4.3"], [.nearBoundary]),
            ("3.1", [8, 5, 1], 17, .inadequate, ["3.1.3"], []),
            ("3.2", [9, 6, 3], 17, .inadequate, ["3.2.3"], []),
            ("3.3", [9, 7, 4], 17, .inadequate, ["3.3.3"], []),
        ] as [(Standard.ID, [Int], Int, Rating, [Question.ID], [DiscretionTrigger])])
    func report(
        standard: Standard.ID, yes: [Int], of count: Int, expected: Rating,
        deciding: [Question.ID], eligibility: [DiscretionTrigger]
    ) throws {
        let domain = standard.rawValue.hasPrefix("2") ? "2" as Domain.ID : "3"
        let story = try Story.announced().sampled(domain, count)
            .answered(standard: standard, yes: yes, of: count)
        let rating = try story.rating(standard)
        #expect(rating.ruleRating == expected)
        #expect(rating.rating == expected)
        #expect(rating.decidedBy == .rule)
        #expect(rating.evidence == .complete)
        #expect(rating.decidingKeyQuestions == deciding)
        #expect(rating.eligibility == eligibility)
        #expect(rating.provisionalRating == nil)
        #expect(rating.panelOutcome == nil)
        #expect(rating.isEligibleUndecided == !eligibility.isEmpty)
    }

    @Test(
        "Discretion comes into question within five points of a boundary, on either side",
        arguments: [
            (44, false), (45, true), (50, true), (55, true), (56, false), (59, false), (60, true),
            (65, true), (70, true), (71, false), (74, false), (75, true), (80, true), (85, true),
            (86, false), (100, false), (0, false), (5, false),
        ])
    func nearBoundary(yes: Int, isNear: Bool) throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 100)
            .answered(standard: "1.2", yes: [yes], of: 100)
        #expect(try story.rating("1.2").eligibility.contains(.nearBoundary) == isNear)
    }

    @Test(
        "One case that would change the rating makes a standard eligible, two do not",
        arguments: [
            (20, 8, false), (20, 9, true), (20, 10, true), (20, 11, false), (20, 12, true),
            (20, 13, true), (20, 14, false), (20, 15, true), (20, 16, true), (20, 17, false),
        ])
    func oneCase(cases: Int, yes: Int, isEligible: Bool) throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", cases)
            .answered(standard: "1.2", yes: [yes], of: cases)
        #expect(try story.rating("1.2").eligibility.contains(.oneCase) == isEligible)
    }

    @Test("A sample of five cases is small, one of six is not", arguments: [(5, true), (6, false)])
    func smallSample(cases: Int, isSmall: Bool) throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", cases)
            .answered(standard: "1.2", yes: [0], of: cases)
        #expect(try story.rating("1.2").eligibility.contains(.smallSample) == isSmall)
    }

    @Test("Prompts never enter the rating")
    func prompts() throws {
        let story = try Story.announced().sampled("2", 13)
            .answered(standard: "2.1", yes: [13, 13, 13], of: 13)
        let prompted = try story.answered("2.1.1.a", yes: 0, no: 13)
        #expect(try prompted.rating("2.1") == story.rating("2.1"))
        #expect(try prompted.rating("2.1").rating == .outstanding)
        let row = try prompted.row("2.1.1.a")
        #expect(row.percent == 0)
        #expect(row.band == nil)
        #expect(row.casesUp == nil)
        #expect(row.casesDown == nil)
    }

    @Test("A key question without an answer is no 0 %: the evidence is insufficient")
    func noAnswers() throws {
        let empty = try Story.announced().sampled("2", 13)
        let row = try empty.row("2.1.1")
        #expect(row.percent == nil)
        #expect(row.band == nil)
        #expect(row.unanswered == 13)
        #expect(row.assessed == 0)
        #expect(row.casesUp == nil)
        let rating = try empty.rating("2.1")
        #expect(rating.rating == nil)
        #expect(rating.ruleRating == nil)
        #expect(rating.provisionalRating == nil)
        #expect(rating.evidence == .insufficientEvidence)
        #expect(rating.decidedBy == .undetermined)
        #expect(rating.decidingKeyQuestions.isEmpty)

        // Two of three key questions complete, the third without an answer: still not rated.
        let partly = try empty.answered(standard: "2.1", yes: [13, 13], of: 13)
        #expect(try partly.rating("2.1").rating == nil)
        #expect(try partly.rating("2.1").evidence == .insufficientEvidence)
        let complete = try partly.answered("2.1.3", yes: 0, no: 13)
        #expect(try complete.rating("2.1").rating == .inadequate)
    }

    @Test("A domain without a drawn case is not rated by rule")
    func noCases() throws {
        #expect(try Story.announced().rating("2.1").evidence == .insufficientEvidence)
    }

    @Test("A rating stays provisional until every case has an answer to every key question")
    func provisional() throws {
        var story = try Story.announced().sampled("2", 2)
            .answered("2.1.1", yes: 2).answered("2.1.2", yes: 2).answered("2.1.3", yes: 1)
        var rating = try story.rating("2.1")
        #expect(rating.rating == nil)
        #expect(rating.ruleRating == nil)
        #expect(rating.provisionalRating == .outstanding)
        #expect(rating.evidence == .provisional)
        #expect(rating.decidedBy == .undetermined)
        #expect(rating.eligibility.isEmpty)
        #expect(try story.row("2.1.3").unanswered == 1)

        story = try story.given(.judge("2.1.3", of: "d2-02", .no))
        rating = try story.rating("2.1")
        #expect(rating.rating == .requiresImprovement)
        #expect(rating.evidence == .complete)

        // Another drawn case opens the standard again, and its withdrawal closes it.
        story = try story.given(.select("d2-03", for: "2"))
        #expect(try story.rating("2.1").evidence == .provisional)
        #expect(try story.rating("2.1").provisionalRating == .requiresImprovement)
        story = try story.given(.withdrawCase(WithdrawCase(caseKey: "d2-03", why: .notStarted)))
        #expect(try story.rating("2.1").rating == .requiresImprovement)
        #expect(try story.rating("2.1").evidence == .complete)
    }

    @Test("An illustrative case is assessed, and is in no percentage, sample or rating")
    func illustrative() throws {
        let story = try Story.announced().sampled("2", 1)
            .answered(standard: "2.1", yes: [1, 1, 1], of: 1)
        let before = try story.rating("2.1")
        let after = try story.given(
            .select("i-1", for: "2", purpose: .illustrative),
            .judge("2.1.1", of: "i-1", .no), .judge("2.1.1.a", of: "i-1", .no))
        #expect(try after.rating("2.1") == before)
        #expect(try after.row("2.1.1") == story.row("2.1.1"))
        #expect(try after.row("2.1.1.a").assessed == 0)
        #expect(after.subject.answer(to: "2.1.1", in: "i-1")?.answer == .no)
        let withdrawn = try after.given(
            .withdrawCase(WithdrawCase(caseKey: "i-1", why: .sensitive)))
        #expect(try withdrawn.rating("2.1") == before)
        let onlyIllustrative = try Story.announced()
            .given(
                .select("i-1", for: "2", purpose: .illustrative),
                .judge("2.1.1", of: "i-1", .yes), .judge("2.1.2", of: "i-1", .yes),
                .judge("2.1.3", of: "i-1", .yes))
        #expect(try onlyIllustrative.rating("2.1").evidence == .insufficientEvidence)
    }

    @Test("A resettlement case can be assessed as an illustration only")
    func resettlement() throws {
        let story = try Story.announced().given(
            .select("r-1", for: "4", purpose: .illustrative), .select("r-2", for: "4"))
        let judged = try story.given(.judge("4.1.1", of: "r-1", .no))
        #expect(try judged.rating("4.1") == story.rating("4.1"))
        try story.when(.judge("4.1.1", of: "r-2", .no)).thenRefused(.notRatedOnCases)
    }

    @Test("A withdrawn case's answers do not count from then on, but count in earlier views")
    func withdrawal() throws {
        let before = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 2, 1], of: 2).answered("2.1.1.a", yes: 2)
        #expect(try before.rating("2.1").rating == .requiresImprovement)
        let after = try before.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-02", why: .outOfScope)))
        #expect(try after.rating("2.1").rating == .outstanding)
        #expect(try after.row("2.1.3").assessed == 1)
        #expect(try after.row("2.1.1.a").yes == 1)
        #expect(try before.rating("2.1").rating == .requiresImprovement)
        #expect(after.subject.answer(to: "2.1.3", in: "d2-02")?.answer == .no)
        let none = try after.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .outOfScope)))
        #expect(try none.rating("2.1").evidence == .insufficientEvidence)
        #expect(try none.row("2.1.1").percent == nil)
    }

    @Test("Percentages divide by all answered cases, or by the relevant ones, as the question says")
    func denominators() throws {
        let story = try Story.announced().sampled("2", 13)
            .answered("2.3.1.g", yes: 1, no: 0, notApplicable: 12)
            .answered("2.3.1.h", yes: 1, no: 0, notApplicable: 12)
        let all = try story.row("2.3.1.g")
        #expect((all.assessed, all.percent, all.percentOfRelevant) == (13, 8, 100))
        let relevant = try story.row("2.3.1.h")
        #expect((relevant.assessed, relevant.percent, relevant.percentOfRelevant) == (1, 100, 100))
        #expect((relevant.yes, relevant.no, relevant.notApplicable) == (1, 0, 12))
    }

    @Test("All answers not applicable: 0 % with a warning of all cases, nothing of relevant ones")
    func allNotApplicable() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
        let all = try story.answered("1.1.1", yes: 0, notApplicable: 2).answered("1.1.2", yes: 2)
        let scores = try Projected(all)
        let zero = try #require(scores.keyQuestions["1.1.1"])
        #expect((zero.percent, zero.band, zero.assessed) == (0, .inadequate, 2))
        #expect(zero.isAllNotApplicable)
        #expect(scores.keyQuestions["1.1.2"]?.isAllNotApplicable == false)
        #expect(try all.rating("1.1").rating == .inadequate)
        #expect(try all.row("1.1.1").percentOfRelevant == nil)

        let relevant = try story.answered("1.1.1", yes: 2)
            .answered("1.1.2", yes: 0, notApplicable: 2)
        let undefined = try #require(Projected(relevant).keyQuestions["1.1.2"])
        #expect((undefined.percent, undefined.band, undefined.assessed) == (nil, nil, 0))
        #expect(undefined.isAllNotApplicable)
        let rating = try relevant.rating("1.1")
        #expect(rating.rating == nil)
        #expect(rating.evidence == .insufficientEvidence)
        #expect(try relevant.row("1.1.2").percent == nil)

        // One case to which it applies, and there is a share.
        let one = try story.answered("1.1.1", yes: 2).answered("1.1.2", yes: 1, notApplicable: 1)
        #expect(try one.rating("1.1").rating == .outstanding)
        let no = try story.answered("1.1.1", yes: 0, no: 1, notApplicable: 1)
        #expect(try Projected(no).keyQuestions["1.1.1"]?.isAllNotApplicable == false)
    }

    @Test("Of two tied percentages only the one in the lowest band decides")
    func decidingIsInTheLowestBand() throws {
        let exact = try TinyFramework.edition(#""bandOn": "rounded""#, #""bandOn": "exact""#)
        // 13 of 20 is 65 % and good; 11 of 17 relevant is 64.7 %, printed 65, and not good.
        let story = try Story.announced(on: exact).sampled("1", 20)
            .answered("1.1.1", yes: 13, no: 7).answered("1.1.2", yes: 11, no: 6, notApplicable: 3)
        #expect(try story.row("1.1.1").percent == 65)
        #expect(try story.row("1.1.2").percent == 65)
        #expect(try story.row("1.1.2").isRoundingSensitive)
        #expect(try story.rating("1.1").rating == .requiresImprovement)
        #expect(try story.rating("1.1").decidingKeyQuestions == ["1.1.2"])
        let rounded = try Story.announced(on: TinyFramework.edition()).sampled("1", 20)
            .answered("1.1.1", yes: 13, no: 7).answered("1.1.2", yes: 11, no: 6, notApplicable: 3)
        #expect(try rounded.rating("1.1").rating == .good)
        #expect(try rounded.rating("1.1").decidingKeyQuestions == ["1.1.1", "1.1.2"])
    }

    @Test("The table lists every question of cases, each key question before its prompts")
    func table() throws {
        let story = try Story.announced().sampled("2", 17)
            .answered("2.1.1", yes: 11, no: 6)
        let table = KeyQuestionTable(of: story.subject)
        #expect(table.questions.count == 116)
        #expect(
            table.questions.prefix(3).map(\.question.id) == ["2.1.1", "2.1.1.a", "2.1.1.b"])
        let row = try story.row("2.1.1")
        #expect((row.yes, row.no, row.notApplicable, row.unanswered) == (11, 6, 0, 0))
        #expect((row.percent, row.band, row.isRoundingSensitive) == (65, .good, true))
        #expect((row.casesUp, row.casesDown) == (3, 1))
        let one = KeyQuestionTable(of: story.subject, standard: "2.1")
        #expect(one.questions.count == 18)
        #expect(one.questions == Array(table.questions.prefix(18)))
        #expect(KeyQuestionTable(of: story.subject, standard: "1.1").questions.isEmpty)
    }
}
