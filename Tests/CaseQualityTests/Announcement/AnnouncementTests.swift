import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Announcing an inspection")
struct AnnouncementTests {
    private let framework = Framework.hmipYouth2021

    @Test("An announcement registers the edition's bytes, the service and itself")
    func announce() throws {
        let story = try Story.announced(on: framework)
        #expect(
            story.history.map(\.record.type) == [
                "framework-registered", "service-registered", "inspection-announced",
            ])
        guard case .frameworkRegistered(let registered) = story.history[0].event else {
            Issue.record("not the framework")
            return
        }
        #expect(registered.framework.definition == framework.definition)
        #expect(registered.framework.contentHash == framework.contentHash)
        #expect(story.subject.framework == framework)
        #expect(story.subject.service?.names == ["Leicestershire"])
        #expect(story.subject.announcement?.framework == "hmip-youth-2021")
        #expect(story.subject.announcement?.frameworkHash == framework.contentHash)
        #expect(story.subject.milestones.announced == Position(3))
    }

    @Test("An edition that lacks its questions can be published on, and not be inspected on")
    func withoutQuestions() throws {
        let old = Framework.hmipYouth2018
        try GivenWhenThen(Inspection()).when(.announce(.on(old))).thenRefused(.questionsNotKnown)
        let published = try Story.announced(on: old, origin: .published)
        #expect(published.subject.framework == old)
    }

    @Test("An inspection stays on the edition that it was announced with")
    func announceTwice() throws {
        let story = try Story.announced()
        for again in [framework, try TinyFramework.edition()] {
            try story.when(.announce(.on(again))).thenRefused(.alreadyAnnounced)
        }
    }

    @Test(
        "Before the announcement nothing else can happen",
        arguments: [
            .planSample(PlanSample(domain: "2", target: 1)), .select("c-1", for: "2"),
            .withdrawCase(WithdrawCase(caseKey: "c-1", why: .sensitive)),
            .judge("2.1.1", of: "c-1", .yes),
            .correctJudgement(CorrectJudgement("c-1", "2.1.1", at: Position(4), to: .no)),
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)),
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)),
            .convenePanel(ConvenePanel(chair: "p-1")), .decide("2.1", .good),
            .reversePanelDecision(ReversePanelDecision(standard: "2.1", supersedes: Position(1))),
            .publishReport(PublishReport()),
            .correctReport(CorrectReport(standard: "2.1", to: .good)),
            .recordPublishedRatings([]), .recordPublishedFigures([]),
        ] as [InspectionCommand])
    func notAnnounced(command: InspectionCommand) throws {
        try GivenWhenThen(Inspection()).when(command).thenRefused(.notAnnounced)
        #expect(Inspection().standardRating("2.1") == nil)
        #expect(Inspection().overallRating == nil)
        #expect(KeyQuestionTable(of: Inspection()).questions.isEmpty)
    }

    @Test(
        "Fieldwork does not end before it begins",
        arguments: [
            ("2026-05-01", "2026-04-30", false), ("2026-05-01", "2026-05-01", true),
            ("2026-05", "2026-04", false), ("2026-05", "2026-05-01", true),
            ("2026-05-31", "2026-05", true), ("2026", "2025-12-31", false),
        ])
    func fieldwork(from: String, to: String, isPossible: Bool) throws {
        var announcement = AnnounceInspection.on(framework)
        announcement.fieldworkFrom = PartialDate(from)
        announcement.fieldworkTo = PartialDate(to)
        let outcome = GivenWhenThen(Inspection()).when(.announce(announcement))
        if isPossible {
            _ = try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.endsBeforeItBegins)
        }
    }

    @Test("A service has a name of 1 to 200 bytes")
    func serviceNames() throws {
        var announcement = AnnounceInspection.on(framework)
        for (names, code) in [
            ([], .invalidNumber), ([""], .invalidNumber),
            ([String(repeating: "n", count: 201)], .textTooLong),
            (["n", String(repeating: "n", count: 201)], .textTooLong),
        ] as [([String], Refusal.Code)] {
            announcement.serviceNames = names
            try GivenWhenThen(Inspection()).when(.announce(announcement)).thenRefused(code)
        }
        announcement.serviceNames = [String(repeating: "n", count: 200)]
        try GivenWhenThen(Inspection()).when(.announce(announcement)).thenHappened()
    }

    @Test("Only people in a role of the edition act, in the announcement too")
    func unknownRole() throws {
        let start = GivenWhenThen(Inspection())
        try start.when(.announce(.on(framework)), by: "passer-by").thenRefused(.unknownRole)
        try start.when(.announce(.on(framework)), by: .leadInspector).thenHappened()
        let story = try Story.announced()
        for role in try #require(story.subject.framework).roles {
            try story.when(.select("c-1", for: "2"), by: role).thenHappened()
        }
        for role in ["", "Inspector", "passer-by"].compactMap(Role.init(rawValue:)) {
            try story.when(.select("c-1", for: "2"), by: role).thenRefused(.unknownRole)
        }
    }
}
