import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Following up recommendations")
struct FollowUpTests {
    /// One recommendation of three sub-points, `R3`, and one without, `R0`.
    private let story: Story

    init() throws {
        story = try Story.announced().given(.recommend("R3", subPoints: 3), .recommend("R0"))
    }

    private func step(
        _ step: FollowUp.Step, of id: RecommendationID = "R3"
    ) -> InspectionCommand { .followUp(FollowUp(id, step)) }

    private func followed(
        _ story: Story, _ id: RecommendationID = "R3"
    ) throws -> FollowedRecommendation {
        try #require(story.subject.recommendations.first { $0.recommendation.id == id })
    }

    /// Every kind of step, one each, that a recommendation with a plan could take.
    private static let steps: [FollowUp.Step] = [
        .response(.accepted), .actionPlan([PlannedAction(id: "A1", what: "train")]),
        .action("A1", .started, due: nil), .progress(.partlyAchieved, subPoint: nil),
        .closing(.superseded),
    ]

    @Test("A recommendation that was not made is not followed up", arguments: steps)
    func unknown(step: FollowUp.Step) throws {
        let command = InspectionCommand.followUp(FollowUp("R9", step))
        let refusal = story.when(command, reason: "r").refusal
        #expect(refusal?.code == .unknownRecommendation)
        #expect(refusal?.message == "The inspection has no recommendation R9.")
        #expect(refusal?.remedy == "Use one of R3, R0.")
        let none = try Story.announced().when(command, reason: "r").refusal
        #expect(none?.code == .unknownRecommendation)
        #expect(none?.remedy == "Make the recommendation first.")
        try GivenWhenThen(Inspection()).when(command, reason: "r").thenRefused(.notAnnounced)
    }

    @Test("Every step is taken before and after publication", arguments: steps)
    func published(step: FollowUp.Step) throws {
        for story in [story, try Story.published().given(.recommend("R3", subPoints: 3))] {
            let planned = try story.given(
                self.step(.actionPlan([PlannedAction(id: "A1", what: "train")])))
            try planned.when(self.step(step), reason: "r").thenHappened()
        }
    }

    @Test("A response that does not wholly accept gives its reason")
    func response() throws {
        try story.when(step(.response(.accepted))).thenHappened()
        for response in [RecommendationResponse.partlyAccepted, .rejected] {
            for reason in [nil, "", " \n"] {
                let refusal = story.when(step(.response(response)), reason: reason).refusal
                #expect(refusal?.code == .reasonMissing)
                #expect(
                    refusal?.message == "A response that does not wholly accept needs a reason.")
            }
            try story.when(step(.response(response)), reason: "r").thenHappened()
        }
    }

    @Test("A response may change, and the same one again is none")
    func responseAgain() throws {
        for response in RecommendationResponse.allCases {
            let once = try story.given(step(.response(response)), reason: "r")
            #expect(try followed(once).response?.value == response)
            #expect(try followed(once).response?.occurrence.position == once.position)
            #expect(try followed(once, "R0").response == nil)
            for other in RecommendationResponse.allCases {
                let outcome = once.when(step(.response(other)), reason: "r")
                if other == response {
                    #expect(outcome.refusal?.code == .nothingChanged)
                    #expect(
                        outcome.refusal?.message
                            == "Recommendation R3 is already \(other.description).")
                } else {
                    try outcome.thenHappened()
                }
            }
        }
    }

    @Test("Somebody looks at the whole or at one sub-point, which must be there")
    func progress() throws {
        for number in [1, 3] {
            let after = try story.given(step(.progress(.partlyAchieved, subPoint: number)))
            #expect(try followed(after).subPointProgress.keys.sorted() == [number])
            #expect(try followed(after).subPointProgress[number]?.value == .partlyAchieved)
            #expect(
                try followed(after).subPointProgress[number]?.occurrence.position
                    == after.position)
            #expect(try followed(after).progress == nil)
        }
        for number in [0, 4, -1, .max] {
            let refusal = story.when(step(.progress(.achieved, subPoint: number))).refusal
            #expect(refusal?.code == .unknownSubPoint)
            #expect(
                refusal?.message
                    == "Recommendation R3 has 3 sub-points; \(number) is not one of them.")
            #expect(refusal?.remedy == "Give a number from 1 to 3.")
        }
        for number in [0, 1] {
            let refusal = story.when(step(.progress(.achieved, subPoint: number), of: "R0"))
                .refusal
            #expect(refusal?.code == .unknownSubPoint)
            #expect(
                refusal?.message
                    == "Recommendation R0 has 0 sub-points; \(number) is not one of them.")
            #expect(refusal?.remedy == "Omit the number of the sub-point.")
        }
        for id in ["R0", "R3"] as [RecommendationID] {
            let after = try story.given(step(.progress(.notAchieved, subPoint: nil), of: id))
            #expect(try followed(after, id).progress?.value == .notAchieved)
            #expect(try followed(after, id).subPointProgress.isEmpty)
        }
    }

    @Test("The last look counts, for the whole and for every sub-point")
    func lastLook() throws {
        let after = try story.given(
            step(.progress(.notAchieved, subPoint: 1)), step(.progress(.achieved, subPoint: 2)),
            step(.progress(.achieved, subPoint: 1)), step(.progress(.partlyAchieved, subPoint: 2)))
        let progress = try followed(after).subPointProgress.mapValues(\.value)
        #expect(progress == [1: .achieved, 2: .partlyAchieved])
    }

    @Test("Closed as achieved is what has no open sub-point, or was achieved as a whole")
    func achieved() throws {
        let close = step(.closing(.achieved))
        let untouched = story.when(close).refusal
        #expect(untouched?.code == .notComplete)
        #expect(
            untouched?.message
                == "Recommendation R3 is not achieved; its open sub-points: 1, 2, 3.")
        let two = try story.given(
            step(.progress(.achieved, subPoint: 1)), step(.progress(.achieved, subPoint: 3)))
        for open in [two, try two.given(step(.progress(.partlyAchieved, subPoint: 2)))] {
            #expect(
                open.when(close, reason: "r").refusal?.message
                    == "Recommendation R3 is not achieved; its open sub-points: 2.")
        }
        try two.given(step(.progress(.achieved, subPoint: 2))).when(close).thenHappened()
        try two.given(step(.progress(.partlyAchieved, subPoint: nil))).when(close)
            .thenRefused(.notComplete)
        try story.given(step(.progress(.achieved, subPoint: nil))).when(close).thenHappened()
    }

    @Test(
        "Closed as achieved without a review that found it so, or against a rejection, is explained"
    )
    func exceptions() throws {
        let close = step(.closing(.achieved), of: "R0")
        let achieved = step(.progress(.achieved, subPoint: nil), of: "R0")
        let rejected = try story.given(step(.response(.rejected), of: "R0"), reason: "r")
        let unreviewed: [(Story, String)] = [
            (story, "without a review of its progress"),
            (try rejected.given(achieved), "although the addressee rejected it"),
            (
                try story.given(step(.progress(.notAchieved, subPoint: nil), of: "R0")),
                "after a review that found something else"
            ),
        ]
        for (story, words) in unreviewed {
            let refusal = story.when(close).refusal
            #expect(refusal?.code == .reasonMissing)
            #expect(refusal?.message == "Closing as achieved, \(words), needs a reason.")
            try story.when(close, reason: "r").thenHappened()
        }
        try story.given(achieved).when(close).thenHappened()
    }

    @Test("After a review that did not find it achieved, the next step is another one, or closing")
    func reviewedAgain() throws {
        let planned = try story.given(
            step(.response(.accepted)), step(.actionPlan([PlannedAction(id: "A1", what: "w")])),
            step(.action("A1", .completed, due: nil)))
        func next(_ story: Story) -> NextStep? {
            NextSteps(for: story.subject).all.first { $0.recommendation == "R3" }
        }
        #expect(
            next(planned) == .reviewProgress(of: "R3", subPoints: [1, 2, 3], isReviewed: false))
        let one = try planned.given(step(.progress(.notAchieved, subPoint: 1)))
        #expect(next(one) == .reviewProgress(of: "R3", subPoints: [2, 3, 1], isReviewed: false))
        let all = try one.given(
            step(.progress(.notAchieved, subPoint: 2)), step(.progress(.achieved, subPoint: 3)))
        #expect(next(all) == .reviewProgress(of: "R3", subPoints: [1, 2], isReviewed: true))
    }

    @Test("Any other end gives its reason, whatever is open")
    func otherEnds() throws {
        for outcome in [RecommendationOutcome.notAchieved, .superseded] {
            for reason in [nil, "", " "] {
                let refusal = story.when(step(.closing(outcome)), reason: reason).refusal
                #expect(refusal?.code == .reasonMissing)
                #expect(refusal?.message == "Closing as \(outcome.description) needs a reason.")
            }
            let closed = try story.given(step(.closing(outcome)), reason: "r")
            #expect(try followed(closed).closed?.value == outcome)
            #expect(try followed(closed).closed?.occurrence.position == closed.position)
            #expect(try !followed(closed).isOpen)
            #expect(try followed(closed, "R0").isOpen)
        }
    }

    @Test("After closing nothing more is recorded of it, but of others", arguments: steps)
    func closed(step: FollowUp.Step) throws {
        let closed = try story.given(self.step(.closing(.notAchieved)), reason: "r")
        let refusal = closed.when(self.step(step), reason: "r").refusal
        #expect(refusal?.code == .alreadyClosed)
        #expect(
            refusal?.message
                == "Recommendation R3 was closed as notAchieved at position \(closed.position).")
        try closed.when(self.step(.response(.accepted), of: "R0")).thenHappened()
        try closed.when(.recommend("R3")).thenRefused(.alreadyRecorded)
    }
}
