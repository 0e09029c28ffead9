import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Corrections of recommendations")
struct RecommendationCorrectionTests {
    private static let made = Recommendation(
        id: "R1", addressee: "board", topic: "oversight", subPoints: ["one", "two"],
        standards: ["2.1"])

    private func correct(
        at position: Position, _ change: (inout Recommendation) -> Void
    ) -> InspectionCommand {
        var recommendation = Self.made
        change(&recommendation)
        return .correctRecommendation(
            CorrectRecommendation(recommendation, supersedes: position))
    }

    @Test("The words change, and the follow-up stays")
    func corrected() throws {
        let story = try Story.announced().given(.makeRecommendations([Self.made]))
        let made = story.position
        let followed = try story.given(
            .followUp(FollowUp("R1", .response(.accepted))),
            .followUp(FollowUp("R1", .progress(.achieved, subPoint: 1))))
        let command = correct(at: made) {
            $0.addressee = "head of service"
            $0.subPoints[1] = "second"
            $0.standards = ["2.2"]
        }
        try followed.when(command).thenRefused(.reasonMissing)
        let done = try followed.given(command, reason: "wrong addressee")
        let standing = try #require(done.subject.recommendations.first)
        #expect(standing.recommendation.addressee == "head of service")
        #expect(standing.recommendation.standards == ["2.2"])
        #expect(standing.response?.value == .accepted)
        #expect(standing.subPointProgress[1]?.value == .achieved)
        #expect(standing.made.position == made && standing.correctedAt == done.position)
        try done.when(command, reason: "r").thenRefused(.superseded)
        #expect(
            done.when(correct(at: done.position) { $0.topic = "data" }, reason: "r").refusal
                == nil)
    }

    @Test("A correction changes something of a recommendation that is open")
    func refused() throws {
        let story = try Story.announced().given(.makeRecommendations([Self.made]))
        let place = story.position
        func refused(
            _ code: Refusal.Code, _ change: (inout Recommendation) -> Void
        ) throws {
            try story.when(correct(at: place, change), reason: "r").thenRefused(code)
        }
        try refused(.nothingChanged) { _ in }
        try refused(.unknownRecommendation) { $0.id = "R9" }
        try refused(.invalidNumber) { $0.subPoints = ["one"] }
        try refused(.invalidNumber) { $0.subPoints.append("three") }
        try refused(.textMissing) { $0.topic = " " }
        try refused(.unknownStandard) { $0.standards = ["9.9"] }
        let closed = try story.given(
            .followUp(FollowUp("R1", .progress(.achieved, subPoint: nil))),
            .followUp(FollowUp("R1", .closing(.achieved))))
        try closed.when(correct(at: place) { $0.topic = "data" }, reason: "r")
            .thenRefused(.alreadyClosed)
    }
}
