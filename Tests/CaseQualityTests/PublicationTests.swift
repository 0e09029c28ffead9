import CaseLedger
import CaseLedgerTesting
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

    @Test("What has a rating is not left unrated; what is provisional may be")
    func doNotRateRated() throws {
        let proposed = try story.given(
            .proposeRating(ProposeQualitativeRating(standard: "3.4", rating: .good)))
        for target in [DoNotRate.Target.standard("3.4"), .domain("3")] {
            try proposed.when(.doNotRate(DoNotRate(target, why: .outOfScope)))
                .thenRefused(.alreadyRated)
        }
        let running = try story.sampled("2", 2).answered(standard: "2.1", yes: [1, 1, 1], of: 1)
        try running.when(.doNotRate(DoNotRate(.standard("2.1"), why: .outOfScope)))
            .thenHappened()
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
                    place: String(repeating: "p", count: place))
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

@Suite("The publication and its corrections")
struct PublicationTests {
    private static let total = 7
    private let complete: Story

    /// 2.1 by a panel's discretion, 3.1 apart, seven points of nine.
    init() throws {
        complete = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered(standard: "1.1", yes: [2, 2], of: 2).answered("1.2.1", yes: 2)
            .given(
                .proposeRating(
                    ProposeQualitativeRating(standard: "2.1", rating: .requiresImprovement)),
                .proposeRating(ProposeQualitativeRating(standard: "3.1", rating: .good))
            )
            .panelConvened()
            .given(.decide("1.1", .outstanding))
    }

    @Test("A publication keeps the ratings as they were seen")
    func published() throws {
        let events = try complete.when(
            .publishReport(
                PublishReport(
                    statedTotal: Self.total, statedOverall: .good,
                    publishedOn: PartialDate("2026-03")))
        ).thenHappened()
        guard events.count == 1, case .reportPublished(let event) = events[0] else {
            Issue.record("no publication")
            return
        }
        #expect(
            event.ratings == [
                RatingSeen(standard: "1.1", rating: .outstanding),
                RatingSeen(standard: "1.2", rating: .outstanding),
                RatingSeen(standard: "2.1", rating: .requiresImprovement),
                RatingSeen(standard: "3.1", rating: .good),
            ])
        #expect((event.total, event.maximum, event.overall) == (Self.total, 9, .good))
        #expect(event.publishedOn?.description == "2026-03")
    }

    @Test(
        "A stated total that differs from the sum of points is refused",
        arguments: [(6, false), (7, true), (8, false), (-7, false)])
    func total(stated: Int, isTaken: Bool) throws {
        let outcome = complete.when(.publishReport(PublishReport(statedTotal: stated)))
        if isTaken {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.totalDiffers)
        }
    }

    @Test("A stated overall rating that differs is refused", arguments: Rating.allCases)
    func overall(stated: Rating) throws {
        let outcome = complete.when(.publishReport(PublishReport(statedOverall: stated)))
        if stated == .good {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.overallDiffers)
        }
    }

    @Test("Nothing is published while a standard is neither rated nor left unrated")
    func incomplete() throws {
        let open = try complete.given(.select("c-9", for: "1")).given(
            .withdrawCase(WithdrawCase(caseKey: "c-9", why: .duplicate)))
        try open.when(.publishReport(PublishReport())).thenRefused(.staleDecision)
        let story = try Story.announced(on: TinyFramework.edition())
            .printed([.good, .good, .good], skipping: ["3.1"])
        try story.when(.publishReport(PublishReport())).thenRefused(.notComplete)
        try story.given(.doNotRate(DoNotRate(.standard("3.1"), why: .noCases)))
            .when(.publishReport(PublishReport())).thenHappened()
        try story.given(
            .proposeRating(ProposeQualitativeRating(standard: "3.1", rating: .inadequate))
        ).when(.publishReport(PublishReport())).thenHappened()
    }

    @Test(
        "After publication nothing but the report's correction changes a rating",
        arguments: [
            .planSample(PlanSample(domain: "1", target: 1)), .select("c-9", for: "1"),
            .withdrawCase(WithdrawCase(caseKey: "d1-01", why: .sensitive)),
            .judge("1.1.1.a", of: "d1-01", .yes),
            .proposeRating(ProposeQualitativeRating(standard: "2.1", rating: .good)),
            .doNotRate(DoNotRate(.standard("3.1"), why: .noCases)),
            .convenePanel(ConvenePanel()), .decide("1.1", .outstanding),
            .publishReport(PublishReport()), .recordPublishedRatings([]),
            .recordPublishedFigures([]),
        ] as [InspectionCommand])
    func closed(command: InspectionCommand) throws {
        let published = try complete.given(.publishReport(PublishReport()))
        try published.when(command).thenRefused(.alreadyPublished)
    }

    @Test("Judgements are not corrected and decisions not reversed after publication")
    func closedToCorrections() throws {
        let published = try complete.given(.publishReport(PublishReport()))
        let answer = try published.place(of: "1.1.1", in: "d1-01")
        try published.when(
            .correctJudgement(CorrectJudgement("d1-01", "1.1.1", at: answer, to: .no)), reason: "r"
        ).thenRefused(.alreadyPublished)
        let decision = try #require(published.subject.panelDecision(on: "1.1")).recordedAt
        try published.when(
            .reversePanelDecision(ReversePanelDecision(standard: "1.1", supersedes: decision)),
            reason: "r"
        ).thenRefused(.alreadyPublished)
    }

    @Test("A published rating is corrected with a reason, and both versions are answerable")
    func correction() throws {
        let correct = InspectionCommand.correctReport(
            CorrectReport(standard: "1.2", to: .inadequate))
        try complete.when(correct, reason: "r").thenRefused(.notPublished)
        let published = try complete.given(.publishReport(PublishReport()))
        try published.when(correct).thenRefused(.reasonMissing)
        try published.when(
            .correctReport(CorrectReport(standard: "1.2", to: .outstanding)), reason: "r"
        ).thenRefused(.nothingChanged)
        try published.when(.correctReport(CorrectReport(standard: "9.9", to: .good)), reason: "r")
            .thenRefused(.unknownStandard)
        let corrected = try published.given(correct, reason: "erratum")
        #expect(try published.rating("1.2").rating == .outstanding)
        #expect(try published.overall().total == Self.total)
        let rating = try corrected.rating("1.2")
        #expect((rating.rating, rating.decidedBy) == (.inadequate, .published))
        #expect(rating.ruleRating == .outstanding)
        #expect(try corrected.overall().total == Self.total - 3)
        #expect(try corrected.overall().rating == .requiresImprovement)
        #expect(corrected.subject.publication?.total == Self.total)
        guard case .reportCorrected(let event)? = corrected.history.last?.event else {
            Issue.record("no correction")
            return
        }
        #expect((event.from, event.to) == (.outstanding, .inadequate))
        #expect(corrected.subject.milestones.published == published.position)
        try corrected.when(correct, reason: "r").thenRefused(.nothingChanged)
    }

    @Test("A correction can give a rating to a standard that was published without one")
    func correctionOfUnrated() throws {
        let published = try Story.announced(on: TinyFramework.edition())
            .printed([.good, .good, .good], skipping: ["3.1"])
            .given(.doNotRate(DoNotRate(.standard("3.1"), why: .noCases)))
            .given(.publishReport(PublishReport()))
        let correct = InspectionCommand.correctReport(CorrectReport(standard: "3.1", to: .good))
        let corrected = try published.given(correct, reason: "erratum")
        let rating = try corrected.rating("3.1")
        #expect((rating.rating, rating.decidedBy) == (.good, .published))
        #expect(rating.notRated == nil)
        #expect(try published.rating("3.1").decidedBy == .notRated)
        try corrected.when(correct, reason: "again").thenRefused(.nothingChanged)
    }

    @Test("A limited overall rating is published as limited")
    func limited() throws {
        let story = try Story.announced(on: TinyFramework.edition())
            .printed([.outstanding, .outstanding, .outstanding, .inadequate])
        #expect(try story.overall().beforeLimiting == .outstanding)
        try story.when(.publishReport(PublishReport(statedOverall: .outstanding)))
            .thenRefused(.overallDiffers)
        try story.when(.publishReport(PublishReport(statedTotal: 9, statedOverall: .good)))
            .thenHappened()
    }

    @Test("Without a table for the maximum the total is still checked")
    func noTable() throws {
        let story = try Story.announced(on: TinyFramework.edition())
            .given(.doNotRate(DoNotRate(.domain("1"), why: .noCases)))
            .printed([.good, .good], skipping: ["1.1", "1.2"])
        #expect(try story.overall().hasNoBandTable)
        try story.when(.publishReport(PublishReport(statedTotal: 3))).thenRefused(.totalDiffers)
        try story.when(.publishReport(PublishReport(statedTotal: 2))).thenHappened()
    }
}

@Suite("Where a rating comes from")
struct OriginTests {
    @Test("What is made of both origins is reconstructed as soon as one of them is")
    func and() {
        for left in Origin.allCases {
            for right in Origin.allCases {
                let both = left.and(right)
                #expect(both == right.and(left))
                #expect(
                    (both == .reconstructed) == (left == .reconstructed || right == .reconstructed))
                if left == right { #expect(both == left) }
            }
        }
        #expect(Origin.recorded.and(.published) == .published)
    }

    @Test("One reconstructed answer makes its key question, standard and total reconstructed")
    func washedOut() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.2.1", yes: 1, origin: .reconstructed)
            .given(.judge("1.2.1", of: "d1-02", .yes))
        #expect(try story.rating("1.2").origin == .reconstructed)
        #expect(try story.row("1.2.1").origin == .reconstructed)
        #expect(try story.overall().origin == .reconstructed)
        #expect(try Projected(story).keyQuestions["1.2.1"]?.origin == .reconstructed)
        // Nor by a decision that is published, or a correction that is recorded.
        let decided = try story.panelConvened()
            .given(.decide("1.2", .outstanding), origin: .published)
        #expect(try decided.rating("1.2").origin == .reconstructed)
        let corrected = try story.given(
            .correctJudgement(
                CorrectJudgement(
                    "d1-01", "1.2.1", at: story.place(of: "1.2.1", in: "d1-01"), to: .no)),
            reason: "r")
        #expect(try corrected.rating("1.2").origin == .reconstructed)
        #expect(try corrected.row("1.2.1").origin == .reconstructed)
        let withdrawn = try story.given(
            .withdrawCase(WithdrawCase(caseKey: "d1-01", why: .sensitive)))
        #expect(try withdrawn.rating("1.2").origin == .reconstructed)
        #expect(try withdrawn.row("1.2.1").origin == .reconstructed)
    }

    @Test("An origin reaches what is made of it, and nothing else")
    func reaches() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
            .answered("1.2.1", yes: 1, origin: .reconstructed)
            .answered(standard: "1.1", yes: [1, 1], of: 1)
            .given(
                .proposeRating(ProposeQualitativeRating(standard: "2.1", rating: .good)),
                origin: .published)
        #expect(try story.rating("1.1").origin == .recorded)
        #expect(try story.rating("1.2").origin == .reconstructed)
        #expect(try story.rating("2.1").origin == .published)
        #expect(try story.overall().origin == .reconstructed)
        #expect(try story.row("1.1.1").origin == .recorded)
    }

    @Test("A figure keeps the origin of its event in every view", arguments: Origin.allCases)
    func figures(origin: Origin) throws {
        let story = try Story.announced(on: TinyFramework.edition()).given(
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(question: "1.2.1", percent: 50, base: 2, place: "t")
            ]), origin: origin)
        #expect(try Projected(story).keyQuestions["1.2.1"]?.origin == origin)
        #expect(try story.row("1.2.1").origin == origin)
        #expect(try story.rating("1.2").origin == origin)
    }
}
