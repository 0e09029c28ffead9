import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

private let planned = OversightAspect(.planning, "risk of harm")
private let assessed = OversightAspect(.assessment, "safety and wellbeing")
private let reviewed = OversightAspect(.reviewing, "desistance")

@Suite("Judging management oversight")
struct JudgeOversightTests {
    private let story: Story

    init() throws {
        story = try Story.announced().sampled("2", 2).sampled("3", 1)
            .given(.withdrawCase(WithdrawCase(caseKey: "d2-02", why: .duplicate)))
    }

    private func judge(
        _ key: CaseKey = "d2-01", _ overall: Answer? = nil,
        _ aspects: [(OversightAspect, Answer)] = [], at place: Position? = nil
    ) -> InspectionCommand {
        .judgeOversight(
            JudgeOversight(
                caseKey: key, overall: overall,
                aspects: aspects.map { OversightAspectJudgement($0.0, $0.1) }, supersedes: place))
    }

    private func standing(_ story: Story) throws -> Position {
        try #require(story.subject.oversightJudgement(of: "d2-01")).recordedAt
    }

    @Test("Oversight is judged as a whole, by aspect or both; aspects stand in one order")
    func judged() throws {
        func told(_ command: InspectionCommand) throws -> [String] {
            try story.when(command).thenHappened().map(\.told)
        }
        #expect(
            try told(.judgeOversight(of: "d2-01", .yes)) == ["oversight of d2-01: yes"])
        #expect(
            try told(judge("d3-01", nil, [(planned, .no)]))
                == ["oversight of d3-01: open, planning/risk of harm: no"])
        let many =
            [
                (reviewed, .yes), (OversightAspect(.planning, "desistance"), .notApplicable),
                (planned, .no), (assessed, .yes),
            ] as [(OversightAspect, Answer)]
        let expected = [
            "oversight of d2-01: no, assessment/safety and wellbeing: yes, "
                + "planning/desistance: notApplicable, planning/risk of harm: no, "
                + "reviewing/desistance: yes"
        ]
        #expect(try told(judge("d2-01", .no, many)) == expected)
        #expect(try told(judge("d2-01", .no, many.reversed())) == expected)
    }

    @Test(
        "Not applicable is an answer, as a whole and of an aspect",
        arguments: [Answer.yes, .no, .notApplicable])
    func answers(answer: Answer) throws {
        try story.when(judge("d2-01", answer)).thenHappened()
        try story.when(judge("d2-01", nil, [(planned, answer)])).thenHappened()
    }

    @Test("What is not on file is no answer where the edition does not say how it counts")
    func notOnFile() throws {
        try story.when(judge("d2-01", .notOnFile)).thenRefused(.notOnFileNotAllowed)
        try story.when(judge("d2-01", nil, [(planned, .notOnFile)]))
            .thenRefused(.notOnFileNotAllowed)
    }

    @Test("Oversight that cannot be judged so is refused")
    func refused() throws {
        try GivenWhenThen(Inspection()).when(judge("d2-01", .yes)).thenRefused(.notAnnounced)
        try story.when(judge("c-9", .yes)).thenRefused(.caseNotSelected)
        try story.when(judge("d2-02", .yes)).thenRefused(.caseWithdrawn)
        try story.when(judge("d2-01")).thenRefused(.nothingChanged)
        for theme in ["Risk of harm", "risk of harm ", "victims", ""] {
            let aspect = OversightAspect(.delivery, theme)
            let refusal = try #require(
                story.when(judge("d2-01", .yes, [(planned, .yes), (aspect, .yes)])).refusal)
            #expect(refusal.code == .unknownTheme)
            #expect(
                refusal.message
                    == "Edition hmip-youth-2021 does not have the given theme for oversight of "
                    + "delivery.")
            #expect(
                refusal.remedy == "Use one of desistance, safety and wellbeing, risk of harm.")
        }
        for second in Answer.allCases {
            let refusal = story.when(judge("d2-01", .yes, [(planned, .yes), (planned, second)]))
                .refusal
            #expect(refusal?.code == .alreadyJudged)
            #expect(
                refusal?.message
                    == "Oversight of planning/risk of harm occurs twice in the judgements of case "
                    + "d2-01.")
        }
    }

    @Test("An illustrative case and a case of resettlement have their oversight judged too")
    func anyCase() throws {
        try story.given(.select("c-1", for: "2", purpose: .illustrative), .select("c-2", for: "4"))
            .given(.judgeOversight(of: "c-1", .no), .judgeOversight(of: "c-2", .no))
            .when(judge("d3-01", .yes)).thenHappened()
    }

    @Test("After publication no oversight is judged any more")
    func published() throws {
        let published = try Story.published()
        let refusal = published.when(judge("d1-01", .yes)).refusal
        #expect(refusal?.code == .alreadyPublished)
        #expect(
            refusal?.message == "The report was published at position \(published.position).")
    }

    @Test("Oversight that is already judged is corrected, not judged again")
    func twice() throws {
        let once = try story.given(judge("d2-01", .yes))
        for command in [
            judge("d2-01", .yes), judge("d2-01", .no), judge("d2-01", nil, [(planned, .no)]),
        ] {
            let refusal = once.when(command).refusal
            #expect(refusal?.code == .alreadyJudged)
            #expect(
                refusal?.message
                    == "Oversight of case d2-01 was judged at position \(once.position).")
        }
        try once.when(judge("d3-01", .yes)).thenHappened()
    }

    @Test("A first judgement keeps no reason, a correction needs one")
    func reasons() throws {
        for reason in ["because", ""] {
            try story.when(judge("d2-01", .yes), reason: reason).thenRefused(.reasonNotKept)
        }
        let once = try story.given(judge("d2-01", .yes))
        try once.when(judge("d2-01", .no), reason: "r").thenRefused(.reasonNotKept)
        let correction = judge("d2-01", .no, at: try standing(once))
        for reason in [nil, "", " \n"] {
            try once.when(correction, reason: reason).thenRefused(.reasonMissing)
        }
        #expect(
            try once.when(correction, reason: "read again").thenHappened().map(\.told)
                == ["oversight of d2-01: no, was at \(once.position)"])
    }

    @Test("A correction is of the judgement that stands, and of no other")
    func superseded() throws {
        let place = Position(7)
        let never = story.when(judge("d2-01", .yes, at: place), reason: "r").refusal
        #expect(never?.code == .neverJudged)
        #expect(never?.message == "Oversight of case d2-01 was never judged.")
        let once = try story.given(judge("d2-01", .yes))
        let first = try standing(once)
        for wrong in [first.previous, first.next] {
            let refusal = once.when(judge("d2-01", .no, at: wrong), reason: "r").refusal
            #expect(refusal?.code == .superseded)
            #expect(
                refusal?.message
                    == "The correction names the oversight judgement at position \(wrong); "
                    + "the current one is at position \(first).")
        }
        let again = try once.given(judge("d2-01", .no, at: first), reason: "r")
        try again.when(judge("d2-01", .yes, at: first), reason: "r").thenRefused(.superseded)
        try again.when(judge("d2-01", .yes, at: try standing(again)), reason: "r").thenHappened()
    }

    @Test("A correction changes what it names; the rest stays")
    func merged() throws {
        let once = try story.given(judge("d2-01", .yes, [(planned, .no), (reviewed, .yes)]))
        let place = try standing(once)
        func told(_ overall: Answer?, _ aspects: [(OversightAspect, Answer)]) throws -> [String] {
            try once.when(judge("d2-01", overall, aspects, at: place), reason: "r")
                .thenHappened().map(\.told)
        }
        #expect(
            try told(nil, [(planned, .yes)]) == [
                "oversight of d2-01: yes, planning/risk of harm: yes, "
                    + "reviewing/desistance: yes, was at \(place)"
            ])
        #expect(
            try told(.no, [(assessed, .notApplicable)]) == [
                "oversight of d2-01: no, assessment/safety and wellbeing: notApplicable, "
                    + "planning/risk of harm: no, reviewing/desistance: yes, was at \(place)"
            ])
        for unchanged in [
            judge("d2-01", .yes, at: place), judge("d2-01", nil, [(planned, .no)], at: place),
            judge("d2-01", .yes, [(reviewed, .yes), (planned, .no)], at: place),
        ] {
            let refusal = once.when(unchanged, reason: "r").refusal
            #expect(refusal?.code == .nothingChanged)
            #expect(refusal?.message == "Oversight of case d2-01 already has these answers.")
        }
        try once.when(judge("d2-01", at: place), reason: "r").thenRefused(.nothingChanged)
    }

    @Test("The judgement that stands is the last one, with everything that still holds")
    func state() throws {
        #expect(story.subject.oversightJudgement(of: "d2-01") == nil)
        let first = try story.given(judge("d2-01", nil, [(planned, .no)]))
        let second = try first.given(
            judge("d2-01", .no, [(reviewed, .yes)], at: try standing(first)), reason: "r")
        let judgement = try #require(second.subject.oversightJudgement(of: "d2-01"))
        #expect(judgement.overall == .no)
        #expect(judgement.aspects == [planned: .no, reviewed: .yes])
        #expect(judgement.recordedAt == second.position)
        #expect(first.subject.oversightJudgement(of: "d2-01")?.overall == nil)
        #expect(second.subject.oversightJudgement(of: "d3-01") == nil)
        let withdrawn = try second.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .sensitive)))
        try withdrawn.when(judge("d2-01", .yes, at: second.position), reason: "r")
            .thenRefused(.caseWithdrawn)
        #expect(withdrawn.subject.oversightJudgement(of: "d2-01")?.overall == .no)
    }

    @Test("Oversight is fieldwork, and changes no answer, no rating and no panel's decision")
    func changesNothingElse() throws {
        let before = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
            .answered(standard: "1.2", yes: [1], of: 1)
        let after = try before.given(.judgeOversight(of: "d1-01", .no))
        #expect(after.subject.milestones.fieldwork == after.position)
        #expect(after.subject.overallRating == before.subject.overallRating)
        #expect(KeyQuestionTable(of: after.subject) == KeyQuestionTable(of: before.subject))
        let decided = try before.panelConvened().given(.decide("1.2", .outstanding))
        let late = try decided.given(.judgeOversight(of: "d1-01", .no))
        #expect(try late.rating("1.2") == decided.rating("1.2"))
        #expect(late.subject.milestones == decided.subject.milestones)
    }
}
