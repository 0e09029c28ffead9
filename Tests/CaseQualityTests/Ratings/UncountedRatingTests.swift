import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Ratings that do not come from cases")
struct UncountedRatingTests {
    private let story: Story

    init() throws { story = try Story.announced() }

    @Test("A rating is proposed for a qualitative standard, and holds until a panel decides")
    func propose() throws {
        let proposed = try story.given(
            .proposeRating(
                ProposeQualitativeRating(
                    standard: "1.1", rating: .good, characteristicsMet: ["vision"],
                    basis: ["doc-1"])))
        let rating = try proposed.rating("1.1")
        #expect((rating.proposedRating, rating.rating) == (.good, .good))
        #expect((rating.ruleRating, rating.decidedBy) == (nil, .qualitative))
        #expect(rating.evidence == .complete)
        let again = try proposed.given(
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .inadequate)))
        #expect(try again.rating("1.1").rating == .inadequate)
    }

    @Test("No rating is proposed for a case standard, an unknown one or one left unrated")
    func proposeRefused() throws {
        func propose(_ standard: Standard.ID) -> InspectionCommand {
            .proposeRating(ProposeQualitativeRating(standard: standard, rating: .good))
        }
        try story.when(propose("2.1")).thenRefused(.ratedOnCases)
        try story.when(propose("9.9")).thenRefused(.unknownStandard)
        try story.given(.doNotRate(DoNotRate(.standard("1.1"), why: .outOfScope)))
            .when(propose("1.1")).thenRefused(.alreadyRated)
    }

    @Test("A characteristic is bounded", arguments: [(200, true), (201, false)])
    func characteristic(bytes: Int, isTaken: Bool) throws {
        let outcome = story.when(
            .proposeRating(
                ProposeQualitativeRating(
                    standard: "1.1", rating: .good,
                    characteristicsMet: [String(repeating: "c", count: bytes)])))
        #expect((outcome.events != nil) == isTaken)
        #expect((outcome.refusal?.code == .textTooLong) != isTaken)
    }

    @Test("A standard, or all standards of a domain, are left unrated with a reason code")
    func doNotRate() throws {
        let domain = try story.given(.doNotRate(DoNotRate(.domain("3"), why: .outOfScope)))
        #expect(domain.history.suffix(4).allSatisfy { $0.record.type == "standard-not-rated" })
        for id in ["3.1", "3.2", "3.3", "3.4"] as [Standard.ID] {
            let rating = try domain.rating(id)
            #expect((rating.decidedBy, rating.notRated) == (.notRated, .outOfScope))
            #expect(rating.rating == nil)
        }
        #expect(try domain.overall().maximum == 24)
        try story.when(.doNotRate(DoNotRate(.domain("9"), why: .noCases)))
            .thenRefused(.unknownDomain)
        try story.when(.doNotRate(DoNotRate(.standard("9.9"), why: .noCases)))
            .thenRefused(.unknownStandard)
        try domain.when(.doNotRate(DoNotRate(.standard("3.1"), why: .noCases)))
            .thenRefused(.alreadyRated)
    }

    @Test("A rated standard is not left unrated; a provisional one may be")
    func doNotRateRated() throws {
        let proposed = try story.given(
            .proposeRating(ProposeQualitativeRating(standard: "3.4", rating: .good)))
        for target in [DoNotRate.Target.standard("3.4"), .domain("3")] {
            try proposed.when(.doNotRate(DoNotRate(target, why: .outOfScope)))
                .thenRefused(.alreadyRated)
        }
        let running = try story.sampled("2", 2).answered(standard: "2.1", yes: [1, 1, 1], of: 1)
        let leave = InspectionCommand.doNotRate(
            DoNotRate(.standard("2.1"), why: .outOfScope))
        try running.when(leave).thenRefused(.reasonMissing)
        try running.when(leave, reason: "The service has closed.").thenHappened()
    }

    @Test("A printed rating is for a standard of which nothing else is known")
    func printedRatings() throws {
        func printed(_ standards: Standard.ID...) -> InspectionCommand {
            .recordPublishedRatings(
                standards.map {
                    RecordPublishedRatings.Rated(standard: $0, rating: .good, place: "page 4")
                })
        }
        let taken = try story.given(printed("2.1", "1.1"))
        #expect(try taken.rating("2.1").rating == .good)
        #expect(try taken.rating("2.1").decidedBy == .published)
        #expect(try taken.rating("2.1").ruleRating == nil)
        #expect(try taken.rating("2.1").evidence == .complete)
        try taken.when(printed("2.1")).thenRefused(.alreadyRated)
        try story.when(printed("2.1", "2.1")).thenRefused(.alreadyRated)
        try story.when(printed("9.9")).thenRefused(.unknownStandard)
        try story.when(printed()).thenRefused(.nothingChanged)
        try story.sampled("2", 2).answered(standard: "2.1", yes: [1, 1, 1], of: 1)
            .when(printed("2.1")).thenRefused(.alreadyRated)
        try story.given(.doNotRate(DoNotRate(.standard("2.1"), why: .outOfScope)))
            .when(printed("2.1")).thenRefused(.alreadyRated)
    }

    @Test(
        "A printed percentage is one that a count can give",
        arguments: [
            (63, 13, nil, .percentageImpossible), (62, 13, [8], nil), (69, 13, [9], nil),
            (0, 13, [0], nil), (100, 13, [13], nil), (65, 17, [11], nil),
            (64, 17, nil, .percentageImpossible),
            (50, 200, [99, 100], nil), (62, nil, [], nil), (-1, nil, nil, .percentageImpossible),
            (101, nil, nil, .percentageImpossible), (100, nil, [], nil), (0, nil, [], nil),
            (50, 0, nil, .invalidNumber), (50, -1, nil, .invalidNumber), (100, 1, [1], nil),
            (99, 100_001, nil, .invalidNumber), (99, .max, nil, .invalidNumber),
        ] as [(Int, Int?, [Int]?, Refusal.Code?)])
    func figures(percent: Int, base: Int?, counts: [Int]?, code: Refusal.Code?) throws {
        let outcome = story.when(
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(
                    question: "2.1.1", percent: percent, base: base, place: "table")
            ]))
        if let code {
            try outcome.thenRefused(code)
            return
        }
        guard case .publishedFigureRecorded(let event)? = try outcome.thenHappened().first else {
            Issue.record("no figure")
            return
        }
        #expect((event.percent, event.base) == (percent, base))
        #expect(event.possibleCounts == counts)
    }

    @Test("An impossible percentage is refused with its nearest neighbours")
    func nearest() throws {
        let refusal = try #require(
            story.when(
                .recordPublishedFigures([
                    RecordPublishedFigures.Figure(
                        question: "2.1.1", percent: 63, base: 13, place: "t")
                ])
            ).refusal)
        #expect(refusal.remedy.contains("8 of 13 is 62%, 9 of 13 is 69%"))
    }

    @Test("Figures are of known questions, at least one, from a place of at most 200 bytes")
    func figureFields() throws {
        func figure(_ question: Question.ID, _ place: Int = 1) -> InspectionCommand {
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(
                    question: question, percent: 50, base: nil,
                    place: FreeText(String(repeating: "p", count: place)))
            ])
        }
        try story.when(figure("2.1.9")).thenRefused(.unknownQuestion)
        try story.when(figure("2.1.1", 201)).thenRefused(.textTooLong)
        try story.when(figure("2.1.1", 200)).thenHappened()
        try story.when(.recordPublishedFigures([])).thenRefused(.nothingChanged)
    }

    @Test("Printed percentages of all key questions rate a standard, without the answers behind")
    func figuresRate() throws {
        func figures(_ percents: [Int]) -> InspectionCommand {
            .recordPublishedFigures(
                zip(["2.1.1", "2.1.2", "2.1.3"] as [Question.ID], percents).map {
                    RecordPublishedFigures.Figure(question: $0, percent: $1, base: 13, place: "t")
                })
        }
        let two = try story.sampled("2", 13).given(figures([77, 54]), origin: .published)
        #expect(try two.rating("2.1").rating == nil)
        let all = try story.sampled("2", 13).given(figures([77, 54, 46]), origin: .published)
        let rating = try all.rating("2.1")
        #expect((rating.rating, rating.decidedBy) == (.inadequate, .rule))
        #expect(rating.decidingKeyQuestions == ["2.1.3"])
        #expect(rating.origin == .published)
        let row = try all.row("2.1.3")
        #expect((row.yes, row.assessed, row.percent, row.band) == (nil, 13, 46, .inadequate))
        #expect(row.origin == .published)
        // A first answer takes the figure's place.
        let answered = try all.answered("2.1.3", yes: 1)
        #expect(try answered.row("2.1.3").percent == 100)
        #expect(try answered.rating("2.1").rating == nil)
    }
}
