import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

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
        // The figures are those that the panel decided on.
        try open.when(.publishReport(PublishReport())).thenHappened()
        let place = try #require(complete.subject.answer(to: "1.1.1", in: "d1-01")).recordedAt
        try complete.given(
            .correctJudgement(CorrectJudgement("d1-01", "1.1.1", at: place, to: .no)),
            reason: "r"
        ).when(.publishReport(PublishReport())).thenRefused(.staleDecision)
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
            .convenePanel(ConvenePanel(chair: "p-1")), .decide("1.1", .outstanding),
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
        #expect((rating.rating, rating.decidedBy) == (.inadequate, .correction))
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
        #expect((rating.rating, rating.decidedBy) == (.good, .correction))
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

    @Test(
        "Nothing is published before the day of its announcement",
        arguments: [
            ("2020-01-01", false), ("2026-02-15", false), ("2026-02-16", true), ("2026-02", true),
        ])
    func beforeAnnouncement(day: String, isTaken: Bool) throws {
        let story = try Story.announced(
            on: TinyFramework.edition(), announcedOn: PartialDate("2026-02-16")
        ).printed([.good, .good, .good, .good])
        let outcome = story.when(
            .publishReport(PublishReport(publishedOn: PartialDate(day))))
        if isTaken {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.endsBeforeItBegins)
        }
    }

    @Test("Without a table for the maximum the total is still checked")
    func noTable() throws {
        let story = try Story.announced(on: TinyFramework.edition())
            .given(.doNotRate(DoNotRate(.domain("1"), why: .noCases)))
            .printed([.good, .good], skipping: ["1.1", "1.2"])
        #expect(try story.overall().hasNoBandTable)
        try story.when(.publishReport(PublishReport(statedTotal: 3))).thenRefused(.totalDiffers)
        try story.when(.publishReport(PublishReport(statedTotal: 2))).thenHappened()
        // No overall rating follows, so none is stated as if it did; a document may.
        let stated = InspectionCommand.publishReport(PublishReport(statedOverall: .outstanding))
        try story.when(stated).thenRefused(.overallDiffers)
        let printed = try story.given(stated, origin: .published)
        #expect(printed.subject.milestones.published != nil)
    }
}
