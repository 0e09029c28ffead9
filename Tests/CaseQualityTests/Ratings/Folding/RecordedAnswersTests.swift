import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The answers of an inspection")
struct RecordedAnswersTests {
    private struct Place: Hashable {
        let question: Question.ID
        let caseKey: CaseKey
    }

    @Test("The last answer to a question in a case stands, however many of both there are")
    func lastStands() throws {
        var random = SeededGenerator(seed: 4)
        var inspection = Inspection()
        var expected: [Place: Answer] = [:]
        for round in 1...6_000 as ClosedRange<UInt64> {
            // More questions and cases as it goes on, so that room for them is made on the way.
            let place = Place(
                question: try Question.ID(validating: "q.\(random.below(1 + round / 40))"),
                caseKey: try CaseKey(validating: "case-\(random.below(1 + round / 60))"))
            let answers = [Answer.yes, .no, .notApplicable]
            let answer = answers[Int(random.below(3))]
            let payload = WireBytes().text(1, place.caseKey.rawValue)
                .text(2, place.question.rawValue).number(3, UInt64(answer.rawValue) + 1)
            try Record.holding(payload.bytes, type: JudgementRecorded.name).withEncodedEvent {
                try inspection.evolve(with: $0)
            }
            expected[place] = answer
        }
        #expect(expected.count > 3_000)
        for question in 0..<152 {
            for sampled in 0..<102 {
                let place = Place(
                    question: try Question.ID(validating: "q.\(question)"),
                    caseKey: try CaseKey(validating: "case-\(sampled)"))
                let found = inspection.answer(to: place.question, in: place.caseKey)?.answer
                #expect(found == expected[place])
            }
        }
    }
}
