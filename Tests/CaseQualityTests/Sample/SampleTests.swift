import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Drawing the sample")
struct SampleTests {
    @Test("A case, a recommendation and a finding have a name of their own, also at the same time")
    func names() throws {
        func recommendations(_ id: RecommendationID, parts: Int = 0) -> MakeRecommendations {
            MakeRecommendations([
                Recommendation(
                    id: id, addressee: .text("board"), topic: .text("oversight"),
                    subPoints: (0..<parts).map { .text("part \($0)") })
            ])
        }
        func selection(_ key: CaseKey) -> SelectCases {
            SelectCases([.init(caseKey: key, domain: "2")])
        }
        let story = try Story.announced()
        for key: CaseKey in ["2.1", "2.1.3"] {
            try story.when(.selectCases(selection(key))).thenRefused(.reservedName)
        }
        try story.when(.makeRecommendations(recommendations("overall")))
            .thenRefused(.reservedName)
        let taken = try story.given(.selectCases(selection("R1.2")))
        for command in [recommendations("R1.2"), recommendations("R1", parts: 2)] {
            try taken.when(.makeRecommendations(command)).thenRefused(.reservedName)
        }
        let made = try story.given(.makeRecommendations(recommendations("R1", parts: 1)))
        for key: CaseKey in ["R1", "R1.1"] {
            try made.when(.selectCases(selection(key))).thenRefused(.reservedName)
        }
        _ = try made.given(.selectCases(selection("R1.2")))

        // Each command depends on the name, whatever it is the name of.
        let queries = InspectionQueries(stream: "x", framework: story.subject.framework)
        let ofCase = try EventTag("case", "R1.2")
        let ofRecommendation = try EventTag("recommendation", "R1.2")
        #expect(
            recommendations("R1", parts: 2).dependencies(in: queries).clauses.contains {
                $0.tags == [ofCase]
            })
        #expect(
            selection("R1.2").dependencies(in: queries).clauses.contains {
                $0.tags == [ofRecommendation]
            })
        let sheet = RecordAnswerSheet(
            entries: [.of("R1.2", "2.1.1", .yes, by: "b-9")], selecting: true)
        #expect(
            sheet.dependencies(in: queries).clauses.contains { $0.tags == [ofRecommendation] })
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
}
