import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Published percentages of measures")
struct MeasuredFigureTests {
    private func figure(
        _ percent: Int, of base: Int?, _ measure: MeasureKey = .sufficientOversight,
        place: Int = 1
    ) -> InspectionCommand {
        .recordPublishedFigures([
            RecordPublishedFigures.Figure(
                item: .measure(measure), percent: percent, base: base,
                place: FreeText(String(repeating: "p", count: place)))
        ])
    }

    @Test("A measure's percentage is one that its base can give, with the counts that give it")
    func percentages() throws {
        let story = try Story.announced()
        for (percent, base, counts) in [
            (50, nil, []), (62, 13, [8]), (100, 13, [13]), (0, 13, [0]),
            (50, 250, [124, 125, 126]),
        ] as [(Int, Int?, [Int])] {
            let events = try story.when(figure(percent, of: base)).thenHappened()
            guard case .publishedFigureRecorded(let event)? = events.first else {
                Issue.record("no figure")
                return
            }
            #expect((event.item, event.question) == (.measure(.sufficientOversight), nil))
            #expect((event.percent, event.base) == (percent, base))
            #expect(event.possibleCounts == counts)
        }
        let impossible = story.when(figure(63, of: 13)).refusal
        #expect(impossible?.code == .percentageImpossible)
        #expect(
            impossible?.message
                == "Measure management-oversight.sufficient: no count of 13 cases gives 63%.")
        #expect(impossible?.remedy == "Nearest: 8 of 13 is 62%, 9 of 13 is 69%.")
        for (percent, base, code) in [
            (101, nil, .percentageImpossible), (-1, nil, .percentageImpossible),
            (50, 0, .invalidNumber), (50, 100_001, .invalidNumber),
        ] as [(Int, Int?, Refusal.Code)] {
            try story.when(figure(percent, of: base)).thenRefused(code)
        }
        try story.when(figure(50, of: nil, place: 201)).thenRefused(.textTooLong)
        try story.when(figure(50, of: nil, "any.measure")).thenHappened()
        try Story.published().when(figure(50, of: nil)).thenRefused(.alreadyPublished)
    }

    @Test("A measure's percentage rates nothing and is in no table, even under a question's name")
    func nowhere() throws {
        let before = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
            .answered("1.1.1", yes: 1).answered(standard: "1.2", yes: [1], of: 1)
            .panelConvened().given(.decide("1.2", .outstanding))
        for measure in [.sufficientOversight, "1.1.2", "1.2.1"] as [MeasureKey] {
            let after = try before.given(figure(40, of: 5, measure), origin: .published)
            #expect(KeyQuestionTable(of: after.subject) == KeyQuestionTable(of: before.subject))
            #expect(after.subject.overallRating == before.subject.overallRating)
            for standard in ["1.1", "1.2"] as [Standard.ID] {
                #expect(try after.rating(standard) == before.rating(standard))
            }
            #expect(try Projected(after).keyQuestions == Projected(before).keyQuestions)
        }
        let asked = try before.given(
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(question: "1.1.2", percent: 40, base: 5, place: "t")
            ]))
        #expect(KeyQuestionTable(of: asked.subject) != KeyQuestionTable(of: before.subject))
    }
}
