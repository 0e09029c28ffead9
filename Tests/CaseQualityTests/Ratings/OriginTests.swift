import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The origin of a rating")
struct OriginTests {
    @Test("A value made of two origins is reconstructed when one of them is")
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
