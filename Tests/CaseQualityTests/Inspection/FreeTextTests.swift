import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Free text")
struct FreeTextTests {
    private static let place = Position(9)

    @Test(
        "A command that could be about a child keeps no reason",
        arguments: [
            .planSample(PlanSample(domain: "2", target: 1)), .select("c-1", for: "2"),
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

    @Test(
        "A text that holds what nobody sees is refused, and says which character",
        arguments: [
            ("a\u{200b}b", "invisible character, U+200B"), ("a\u{202e}b", "bidirectional"),
            ("a\u{7}b", "control character, U+0007"), (" a", "begins with white space"),
            ("a\n", "ends with white space"), ("e\u{301}", "NFC"),
        ])
    func unprintable(text: String, problem: String) throws {
        let story = try Story.announced()
        let refusal = story.when(
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)), reason: text
        ).refusal
        #expect(refusal?.code == .textUnprintable)
        #expect(refusal?.message.contains(problem) == true)
        #expect(refusal?.message.contains(text) == false)
        try story.when(
            .makeRecommendations([
                Recommendation(id: "R1", addressee: "board", topic: FreeText(text))
            ])
        ).thenRefused(.textUnprintable)
    }

    @Test("A text may have lines and tabs")
    func lines() throws {
        try Story.announced().when(
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)), reason: "one\n\ttwo\u{e9}"
        ).thenHappened()
    }

    @Test("An announcement keeps no reason either")
    func announcement() throws {
        try GivenWhenThen(Inspection()).when(.announce(.on(.unguardedYouth2021)), reason: "because")
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
