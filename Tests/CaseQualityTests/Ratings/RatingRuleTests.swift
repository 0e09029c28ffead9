import CaseLedger
import CaseQuality
import InspectionSamples
import Testing

/// The law over plain values, without an inspection.
@Suite("The law of ratings and its reasons")
struct RatingRuleTests {
    private let framework = Framework.hmipYouth2021
    private var scale: RatingScale { framework.scale }

    /// A key question with `yes` of `cases` judged sufficient, and the others not.
    private func score(_ yes: Int, of cases: Int, unanswered: Int = 0) -> KeyQuestionStanding {
        var tally = AnswerTally()
        tally.add(.yes, yes)
        tally.add(.no, cases - yes)
        tally.origin = .recorded
        return RatingRule.score(
            of: tally, printed: nil, cases: cases + unanswered, denominator: .allCases, on: scale,
            origin: .recorded)
    }

    private func ruling(_ scores: KeyQuestionStanding..., cases: Int) -> StandardRuling {
        RatingRule.ruling(on: scores[...], cases: cases, scale: scale)
    }

    @Test("A key question without an answer has no share; a printed one counts until there is one")
    func scores() {
        let none = RatingRule.score(
            of: AnswerTally(), printed: nil, cases: 3, denominator: .allCases, on: scale,
            origin: .recorded)
        #expect(none.percent == nil && none.band == nil && none.unanswered == 3)
        let printed = PrintedPercentage(percent: 62, base: 13, origin: .published)
        let shown = RatingRule.score(
            of: AnswerTally(), printed: printed, cases: 13, denominator: .allCases, on: scale,
            origin: .recorded)
        #expect(shown.percent == 62 && shown.band == .requiresImprovement && shown.yes == nil)
        #expect(shown.origin == .published)
        var tally = AnswerTally()
        tally.add(.yes, 1)
        let answered = RatingRule.score(
            of: tally, printed: printed, cases: 13, denominator: .allCases, on: scale,
            origin: .recorded)
        #expect(answered.percent == 100 && answered.yes == 1)
    }

    @Test("Not-applicable answers count in one denominator and not in the other")
    func denominators() {
        var tally = AnswerTally()
        tally.add(.yes, 1)
        tally.add(.notApplicable, 12)
        func percent(_ denominator: Question.Denominator) -> Int? {
            RatingRule.score(
                of: tally, printed: nil, cases: 13, denominator: denominator, on: scale,
                origin: .recorded
            ).percent
        }
        #expect(percent(.allCases) == 8)
        #expect(percent(.relevantCases) == 100)
    }

    @Test("The lowest band is the rating; every key question with the lowest share decides")
    func lowest() {
        let ruling = ruling(score(9, of: 13), score(6, of: 13), score(6, of: 13), cases: 13)
        #expect(ruling.rating == .inadequate)
        #expect(ruling.lowestBand == .inadequate && ruling.lowestPercent == 46)
        #expect(ruling.deciding.places == [1, 2])
        #expect(ruling.evidence == .complete)
        #expect(ruling.isEveryKeyQuestionBanded && ruling.isEveryCaseAnswered)
    }

    @Test("One missing answer makes the rating provisional, one missing key question insufficient")
    func missing() {
        let open = ruling(score(9, of: 13), score(6, of: 12, unanswered: 1), cases: 13)
        #expect(open.rating == nil && open.provisional == .requiresImprovement)
        #expect(open.evidence == .provisional && !open.isEveryCaseAnswered)
        #expect(open.discretion == nil)
        let none = ruling(score(9, of: 13), score(0, of: 0, unanswered: 13), cases: 13)
        #expect(none.rating == nil && none.provisional == .good)
        #expect(none.evidence == .insufficientEvidence && !none.isEveryKeyQuestionBanded)
        #expect(ruling(score(0, of: 0), cases: 0).evidence == .neverAnswered)
    }

    @Test(
        "Each trigger of discretion is met on its edge and not beyond it",
        arguments: [
            // Shares of 100 cases: points to the nearest edge (50, 65, 80), judgements, cases.
            (45, 100, [DiscretionTrigger.nearBoundary]), (44, 100, []),
            (85, 100, [.nearBoundary]), (86, 100, []), (70, 100, [.nearBoundary]),
            (71, 100, []), (49, 100, [.nearBoundary, .oneCase]),
            (48, 100, [.nearBoundary]), (50, 100, [.nearBoundary, .oneCase]),
            (51, 100, [.nearBoundary]), (0, 5, [.smallSample]), (0, 6, []),
        ] as [(Int, Int, [DiscretionTrigger])])
    func discretion(yes: Int, cases: Int, expected: [DiscretionTrigger]) throws {
        let ruling = ruling(score(yes, of: cases), cases: cases)
        let test = try #require(ruling.discretion)
        #expect(test.triggers(of: framework.discretion).list == expected)
        let met = RatingRule.conditions(of: ruling, discretion: framework.discretion)
            .filter(\.isMet)
        // Besides the triggers two conditions of the rating itself.
        #expect(met.count == expected.count + 2)
    }

    @Test("How many judgements lead up adds up over key questions; one alone leads down")
    func judgements() throws {
        let test = try #require(
            ruling(score(8, of: 13), score(7, of: 13), cases: 13).discretion)
        #expect(test.judgementsUp == 3)
        #expect(test.judgementsDown == 1)
        #expect(test.fewestJudgements == 1)
        let best = try #require(ruling(score(13, of: 13), cases: 13).discretion)
        #expect(best.judgementsUp == nil && best.judgementsDown == 3)
        let worst = try #require(ruling(score(0, of: 17), cases: 17).discretion)
        #expect(worst.judgementsUp == 9 && worst.judgementsDown == nil)
    }

    @Test("The strongest source holds, and the others are named as displaced, strongest first")
    func precedence() {
        var inputs = StandardInputs()
        let ruling = ruling(score(6, of: 13), cases: 13)
        func standing() -> StandardStanding {
            RatingRule.standing(
                inputs, ruling, isStale: false, discretion: framework.discretion, origin: .recorded)
        }
        func displaced() -> [Rating] { RatingRule.displaced(inputs, ruling).map(\.rating) }
        inputs.printed = Sourced(value: .outstanding, origin: .published)
        #expect(standing().rating == .inadequate && standing().decidedBy == .rule)
        #expect(displaced() == [.outstanding])
        inputs.decision = StandingDecision(
            decided: .requiresImprovement, outcome: .discretion, position: Position(9),
            origin: .recorded, on: DecidedOn(counts: [], cases: 13, proposal: nil))
        #expect(standing().rating == .requiresImprovement && standing().decidedBy == .panel)
        #expect(displaced() == [.inadequate, .outstanding])
        inputs.correction = Sourced(value: .good, origin: .published)
        #expect(standing().rating == .good && standing().decidedBy == .correction)
        #expect(displaced() == [.requiresImprovement, .inadequate, .outstanding])
        #expect(standing().ruleRating == .inadequate)
        inputs.correction = nil
        inputs.notRated = Sourced(value: .noCases, origin: .recorded)
        #expect(standing().rating == nil && standing().decidedBy == .notRated)
        #expect(displaced() == [.requiresImprovement, .inadequate, .outstanding])
    }

    @Test("A confirmed decision leaves the rule as what decided, a qualitative one does not")
    func outcomes() {
        var inputs = StandardInputs()
        for (outcome, decidedBy) in [
            (PanelOutcome.confirmed, DecidedBy.rule), (.discretion, .panel),
            (.qualitative, .qualitative),
        ] {
            inputs.decision = StandingDecision(
                decided: .good, outcome: outcome, position: Position(1), origin: .recorded,
                on: DecidedOn(counts: [], cases: 0, proposal: nil))
            let standing = RatingRule.standing(
                inputs, nil, isStale: false, discretion: framework.discretion, origin: .recorded)
            #expect(standing.rating == .good && standing.decidedBy == decidedBy)
        }
    }

    /// All standards of the edition with one rating, and resettlement with another.
    private func overall(
        _ rating: Rating, resettlement: Rating?, first: Rating? = nil
    ) -> (OverallRating, [RatingCondition]) {
        let standings = framework.standards.enumerated().map { index, standard in
            StandardStanding(
                rating: standard.isCore
                    ? (index == 0 ? first ?? rating : rating) : resettlement,
                decidedBy: standard.isCore || resettlement != nil ? .rule : .notRated,
                origin: .recorded)
        }
        let overall = RatingRule.overall(
            of: standings, printed: nil, in: framework, origin: .recorded)
        return (overall, RatingRule.conditions(of: overall, standings, in: framework))
    }

    @Test(
        "Resettlement that is inadequate keeps an outstanding service good, and nothing else does",
        arguments: [
            (Rating.outstanding, Rating.inadequate, Rating.good),
            (.outstanding, .requiresImprovement, .outstanding),
            (.outstanding, nil, .outstanding), (.good, .inadequate, .good),
        ] as [(Rating, Rating?, Rating)])
    func limiter(rating: Rating, resettlement: Rating?, expected: Rating) {
        let (overall, conditions) = overall(rating, resettlement: resettlement)
        #expect(overall.rating == expected)
        #expect(overall.maximum == 36)
        let isLimited = conditions.contains {
            if case .limited(by: "4.1", _) = $0.kind { $0.isMet } else { false }
        }
        #expect(isLimited == (overall.beforeLimiting != overall.rating))
        #expect(overall.limitedBy == (isLimited ? "4.1" : nil))
    }

    @Test("The reasons of an inspection are those of its ratings")
    func reasons() throws {
        let story = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 1, 2], of: 2)
        let reasons = try #require(story.subject.reasons(for: "2.1"))
        #expect(reasons.rating == (try story.rating("2.1")))
        #expect(reasons.ruling?.deciding.places == [1])
        #expect(reasons.ruling?.lowestPercent == 50)
        #expect(reasons.displaced.isEmpty)
        #expect(story.subject.reasons(for: "9.9") == nil)
        let overall = try #require(story.subject.overallReasons)
        #expect(overall.rating == story.subject.overallRating)
        #expect(overall.points == ["2.1": 1])
        #expect(overall.conditions.contains { $0.kind == .everyStandardRated && !$0.isMet })
    }
}
