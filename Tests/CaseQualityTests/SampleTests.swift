import CaseLedger
import CaseLedgerTesting
import Testing

@Suite("Announcing an inspection and drawing its sample")
struct SampleTests {
    private let framework = Framework.hmipYouth2021

    @Test("An announcement registers the edition's bytes, the service and itself")
    func announce() throws {
        let story = try Story.announced()
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
            .convenePanel(ConvenePanel()), .decide("2.1", .good),
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
        for role in framework.roles {
            try story.when(.select("c-1", for: "2"), by: role).thenHappened()
        }
        for role in ["", "Inspector", "passer-by"].compactMap(Role.init(rawValue:)) {
            try story.when(.select("c-1", for: "2"), by: role).thenRefused(.unknownRole)
        }
    }

    @Test(
        "A planned sample has numbers that can be",
        arguments: [
            (0, nil, nil, nil, false), (1, nil, nil, nil, true), (100_000, nil, nil, nil, true),
            (100_001, nil, nil, nil, false), (-1, nil, nil, nil, false),
            (13, 12, nil, nil, false), (13, 13, nil, nil, true),
            (13, 1_000_000, nil, nil, true), (13, 1_000_001, nil, nil, false),
            (13, .max, nil, nil, false),
            (13, nil, 0, nil, false), (13, nil, 1, nil, true), (13, nil, 99, nil, true),
            (13, nil, 100, nil, false), (13, nil, nil, 0, false), (13, nil, nil, 1, true),
            (13, nil, nil, 50, true), (13, nil, nil, 51, false),
        ] as [(Int, Int?, Int?, Int?, Bool)])
    func planSample(
        target: Int, population: Int?, confidence: Int?, margin: Int?, isTaken: Bool
    ) throws {
        let plan = PlanSample(
            domain: "2", eligiblePopulation: population, target: target,
            confidencePercent: confidence, marginPoints: margin)
        let story = try Story.announced()
        guard isTaken else {
            try story.when(.planSample(plan)).thenRefused(.invalidNumber)
            return
        }
        let planned = try #require(try story.given(.planSample(plan)).subject.samplePlans["2"])
        #expect(planned.target == target)
        #expect(planned.eligiblePopulation == population)
    }

    @Test(
        "A plan's texts are bounded",
        arguments: [(500, 200, true), (501, 200, false), (500, 201, false)])
    func planTexts(basis: Int, stratum: Int, isTaken: Bool) throws {
        let outcome = try Story.announced().when(
            .planSample(
                PlanSample(
                    domain: "2", target: 13, strata: [String(repeating: "s", count: stratum)],
                    basis: String(repeating: "b", count: basis))))
        #expect((outcome.refusal?.code == .textTooLong) != isTaken)
        #expect((outcome.events != nil) == isTaken)
    }

    @Test("Cases are drawn for a domain that the edition inspects on cases, and for no other")
    func domains() throws {
        let story = try Story.announced()
        for command in [
            .select("c-1", for: "9"), .planSample(PlanSample(domain: "9", target: 1)),
        ] as [InspectionCommand] { try story.when(command).thenRefused(.unknownDomain) }
        for command in [
            .select("c-1", for: "1"), .planSample(PlanSample(domain: "1", target: 1)),
        ] as [InspectionCommand] { try story.when(command).thenRefused(.notRatedOnCases) }
        for domain in ["2", "3", "4"] as [Domain.ID] {
            try story.when(.select("c-1", for: domain)).thenHappened()
        }
    }

    @Test("Every case is drawn once, whether it stayed or not")
    func drawnOnce() throws {
        let story = try Story.announced().given(.select("c-1", for: "2"))
        try story.when(.select("c-1", for: "2")).thenRefused(.caseAlreadySelected)
        try story.when(.select("c-1", for: "3")).thenRefused(.caseAlreadySelected)
        try story.when(.select("c-2", for: "2")).thenHappened()
        try story.given(.withdrawCase(WithdrawCase(caseKey: "c-1", why: .transferred)))
            .when(.select("c-1", for: "2")).thenRefused(.caseAlreadySelected)
        let twice = SelectCases.Selection(caseKey: "c-2", domain: "2")
        try story.when(.selectCases([twice, twice])).thenRefused(.caseAlreadySelected)
        try story.when(.selectCases([])).thenRefused(.nothingChanged)
    }

    @Test("A refused case refuses the whole command")
    func allOrNothing() throws {
        try Story.announced().when(
            .selectCases([
                SelectCases.Selection(caseKey: "c-1", domain: "2"),
                SelectCases.Selection(caseKey: "c-2", domain: "9"),
            ])
        ).thenRefused(.unknownDomain)
    }

    @Test("A case keeps its stratum, team, case manager and purpose")
    func selectedFields() throws {
        let selected = SelectCases.Selection(
            caseKey: "c-1", domain: "2", stratum: "post-court", team: "north",
            caseManager: "cm-7", purpose: .illustrative)
        let events = try Story.announced().when(.selectCases([selected])).thenHappened()
        guard case .caseSelected(let event)? = events.first else {
            Issue.record("not a selected case")
            return
        }
        #expect(event.caseKey == "c-1")
        #expect((event.stratum, event.team, event.caseManager) == ("post-court", "north", "cm-7"))
        #expect(event.purpose == .illustrative)
    }

    @Test("Only a case of the sample is withdrawn, and once")
    func withdraw() throws {
        let withdraw = InspectionCommand.withdrawCase(
            WithdrawCase(caseKey: "c-1", why: .fileNotAvailable))
        let story = try Story.announced()
        try story.when(withdraw).thenRefused(.caseNotSelected)
        let withdrawn = try story.given(.select("c-1", for: "2"), withdraw)
        try withdrawn.when(withdraw).thenRefused(.caseWithdrawn)
        #expect(withdrawn.subject.cases.map(\.isWithdrawn) == [true])
    }

    @Test("Milestones are the positions that people ask about")
    func milestones() throws {
        let fieldwork = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
            .answered(standard: "1.2", yes: [1], of: 1)
        #expect(fieldwork.subject.milestones.fieldwork == fieldwork.position)
        #expect(fieldwork.subject.milestones.panel == nil)
        let panel = try fieldwork.panelConvened().given(.decide("1.2", .outstanding))
        #expect(panel.subject.milestones.fieldwork == fieldwork.position)
        #expect(panel.subject.milestones.panel == panel.position)
        #expect(panel.subject.milestones.published == nil)
    }
}

@Suite("Free text")
struct FreeTextTests {
    private static let place = Position(9)

    @Test(
        "A command that could be about a child keeps no reason",
        arguments: [
            .planSample(PlanSample(domain: "2", target: 1)), .select("c-1", for: "2"),
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .sensitive)),
            .judge("2.1.1", of: "d2-01", .yes),
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)),
            .recordPublishedRatings([
                RecordPublishedRatings.Rated(standard: "1.1", rating: .good, place: "p")
            ]),
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(question: "2.1.1", percent: 50, base: nil, place: "p")
            ]),
        ] as [InspectionCommand])
    func noReason(command: InspectionCommand) throws {
        let story = try Story.announced().sampled("2", 1)
        try story.when(command, reason: "because").thenRefused(.reasonNotKept)
        try story.when(command, reason: "").thenRefused(.reasonNotKept)
        try story.when(command).thenHappened()
    }

    @Test("An announcement keeps no reason either")
    func announcement() throws {
        try GivenWhenThen(Inspection()).when(.announce(.on(.hmipYouth2021)), reason: "because")
            .thenRefused(.reasonNotKept)
    }

    @Test("A reason of 2,000 bytes is kept, one of 2,001 is too long", arguments: [2_000, 2_001])
    func reasonLength(bytes: Int) throws {
        let outcome = try Story.announced().when(
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)),
            reason: String(repeating: "r", count: bytes))
        if bytes == 2_000 {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.textTooLong)
        }
    }

    @Test("An authority of 512 bytes is kept, one of 513 is too long", arguments: [512, 513])
    func authorityLength(bytes: Int) throws {
        let outcome = try Story.announced().when(
            .select("c-1", for: "2"), authority: String(repeating: "a", count: bytes))
        if bytes == 512 {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.textTooLong)
        }
    }

    @Test("Lengths are counted in bytes, not in letters")
    func bytes() throws {
        try Story.announced().when(
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)),
            reason: String(repeating: "é", count: 1_001)
        ).thenRefused(.textTooLong)
    }
}
