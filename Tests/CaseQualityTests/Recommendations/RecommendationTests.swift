import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Making recommendations")
struct RecommendationTests {
    private let story: Story

    init() throws {
        story = try Story.announced()
    }

    private func make(
        _ change: (inout Recommendation) -> Void
    ) -> Outcome<InspectionEvent, Refusal> {
        var made = Recommendation(id: "R1", addressee: "management board", topic: "reviewing")
        change(&made)
        return story.when(.makeRecommendations([made]))
    }

    @Test("Recommendations stand as they were made, in order, each followed up on its own")
    func made() throws {
        let full = Recommendation(
            id: "R2", addressee: "management board", partner: "the police", topic: "reviewing",
            subPoints: ["first", "second"], standards: ["2.1", "3.4"], basis: ["doc-1"],
            actionPlanDue: PartialDate("2022-01"),
            repeats: PreviousRecommendation(inspection: "leicestershire-2018", id: "R3"))
        let plain = Recommendation(id: "R1", addressee: "chief officer", topic: "staffing")
        let after = try story.given(
            .makeRecommendations([full, plain]), authority: "mandate", reason: "kept",
            origin: .published)
        #expect(after.subject.recommendations.map(\.recommendation) == [full, plain])
        let first = try #require(after.subject.recommendations.first)
        #expect(first.made.position == story.position.next)
        #expect(first.made.effectiveAt == after.history.last?.record.effectiveAt)
        #expect(first.made.origin == .published)
        #expect(first.isOpen)
        #expect(first.response == nil && first.planReceived == nil && first.progress == nil)
        #expect(first.actions.isEmpty && first.subPointProgress.isEmpty)
        let later = try after.given(.recommend("R3"))
        #expect(later.subject.recommendations.map(\.recommendation.id) == ["R2", "R1", "R3"])
    }

    @Test("A number is given once, in one command and over all of them")
    func numbers() throws {
        let made = Recommendation(id: "R1", addressee: "board", topic: "t")
        let once = try story.given(.recommend("R1"))
        for refusal in [
            story.when(.makeRecommendations([made, made])).refusal,
            once.when(.makeRecommendations([made])).refusal,
        ] {
            #expect(refusal?.code == .alreadyRecorded)
            #expect(refusal?.message == "Recommendation R1 was already made.")
        }
        try once.when(.recommend("R2")).thenHappened()
        try once.when(.recommend("r1")).thenHappened()
    }

    @Test("A text has its length and no more; what must be said is said")
    func required() throws {
        for (field, what, most) in [
            (\.addressee, "The addressee", 200), (\.topic, "The topic", 500),
        ] as [(WritableKeyPath<Recommendation, FreeText>, String, Int)] {
            for length in [1, most] {
                try make { $0[keyPath: field] = FreeText(String(repeating: "x", count: length)) }
                    .thenHappened()
            }
            let long = make {
                $0[keyPath: field] = FreeText(String(repeating: "x", count: most + 1))
            }
            .refusal
            #expect(long?.code == .textTooLong)
            #expect(
                long?.message == "\(what) of R1 has \(most + 1) bytes; the limit is \(most) bytes.")
            for empty in ["", " \n"] as [FreeText] {
                let missing = make { $0[keyPath: field] = empty }.refusal
                #expect(missing?.code == .textMissing)
                #expect(missing?.message == "\(what) of R1 is empty.")
            }
        }
    }

    @Test("A partner may be left out, and is bounded as an addressee is")
    func partner() throws {
        try make { $0.partner = FreeText(String(repeating: "x", count: 200)) }.thenHappened()
        try make { $0.partner = FreeText(String(repeating: "x", count: 201)) }.thenRefused(
            .textTooLong)
        try make { $0.partner = nil }.thenHappened()
    }

    @Test("A recommendation has up to 100 sub-points, each of which says something")
    func subPoints() throws {
        try make { $0.subPoints = Array(repeating: "x", count: 100) }.thenHappened()
        let many = make { $0.subPoints = Array(repeating: "x", count: 101) }.refusal
        #expect(many?.code == .invalidNumber)
        #expect(many?.message == "Recommendation R1 has 101 sub-points; the limit is 100.")
        try make { $0.subPoints = ["x", FreeText(String(repeating: "y", count: 500))] }
            .thenHappened()
        let long = make { $0.subPoints = ["x", FreeText(String(repeating: "y", count: 501))] }
            .refusal
        #expect(long?.code == .textTooLong)
        #expect(long?.message == "Sub-point 2 of R1 has 501 bytes; the limit is 500 bytes.")
        let empty = make { $0.subPoints = [" ", "x"] }.refusal
        #expect(empty?.code == .textMissing)
        #expect(empty?.message == "Sub-point 1 of R1 is empty.")
    }

    @Test("It bears on standards of the edition")
    func standards() throws {
        try make { $0.standards = ["2.1", "4.1"] }.thenHappened()
        let unknown = make { $0.standards = ["2.1", "9.1"] }.refusal
        #expect(unknown?.code == .unknownStandard)
        #expect(unknown?.message == "Edition hmip-youth-2021 has no standard 9.1.")
    }

    @Test("All are made or none, and at least one")
    func allOrNothing() throws {
        try story.when(.makeRecommendations([])).thenRefused(.nothingChanged)
        try story.when(
            .makeRecommendations([
                Recommendation(id: "R1", addressee: "board", topic: "t"),
                Recommendation(id: "R2", addressee: "board", topic: ""),
            ])
        ).thenRefused(.textMissing)
        try GivenWhenThen(Inspection()).when(.recommend("R1")).thenRefused(.notAnnounced)
        try GivenWhenThen(Inspection()).when(.makeRecommendations([])).thenRefused(.notAnnounced)
    }

    @Test("Recommendations are made before and after publication, and move no milestone")
    func milestones() throws {
        let published = try Story.published()
        let fieldwork = try Story.announced().sampled("2", 1)
        for story in [published, fieldwork] {
            let after = try story.given(.recommend("R1"))
                .given(
                    .followUp(FollowUp("R1", .response(.accepted))),
                    .followUp(FollowUp("R1", .actionPlan([PlannedAction(id: "A1", what: "w")]))),
                    .followUp(FollowUp("R1", .action("A1", .completed, due: nil))),
                    .followUp(FollowUp("R1", .progress(.achieved, subPoint: nil))),
                    .followUp(FollowUp("R1", .closing(.achieved))))
            #expect(after.subject.milestones == story.subject.milestones)
            #expect(after.subject.overallRating == story.subject.overallRating)
            #expect(after.position.rawValue == story.position.rawValue + 6)
        }
    }
}
