internal import EventSourcing

/// The answers to the questions of an inspection as they stand, by question and case.
///
/// Questions and cases are numbered as they come: an inspection on both clocks is folded from its first
/// event whenever somebody asks, and two general hashes an answer took nearly half of that.
struct RecordedAnswers: Hashable, Sendable {
    private var questions = NumberedNames<Question.ID>()
    private var cases = NumberedNames<CaseKey>()
    /// Case by case, with room for so many questions in each.
    private var table: [Inspection.RecordedAnswer?] = []
    private var questionsInACase = 32

    /// The answer to a question in a case; `nil` while there is none.
    subscript(question: Question.ID, case key: CaseKey) -> Inspection.RecordedAnswer? {
        guard let question = questions.number(of: question), let sampled = cases.number(of: key)
        else { return nil }
        return table[place(of: question, in: sampled)]
    }

    /// The answers to a question, by case.
    subscript(question: Question.ID) -> [CaseKey: Inspection.RecordedAnswer] {
        guard let question = questions.number(of: question) else { return [:] }
        var answers: [CaseKey: Inspection.RecordedAnswer] = [:]
        for (sampled, key) in cases.names.enumerated() {
            answers[key] = table[place(of: question, in: sampled)]
        }
        return answers
    }

    private func place(of question: Int, in sampled: Int) -> Int {
        sampled * questionsInACase + question
    }

    /// Takes an answer, in the place of the one before.
    ///
    /// - Parameters:
    ///   - answer: The answer, where it was recorded, and where it comes from; the origin of the one
    ///     before is joined to it.
    ///   - question: Which question.
    ///   - key: Which case.
    mutating func correct(
        _ answer: Inspection.RecordedAnswer, to question: Question.ID, in key: CaseKey
    ) {
        var answer = answer
        if let before = self[question, case: key]?.origin {
            answer.origin = before.and(answer.origin)
        }
        give(answer, to: question.rawValue.utf8.span, in: key.rawValue.utf8.span)
    }

    /// Takes the answer to a question in a case, by the texts of their names.
    mutating func give(
        _ answer: Inspection.RecordedAnswer, to question: Span<UInt8>, in key: Span<UInt8>
    ) {
        let question = questions.insert(question) { Question.ID(accepted: $0) }
        let sampled = cases.insert(key) { CaseKey(accepted: $0) }
        if question == questionsInACase { makeRoomForQuestions() }
        let place = place(of: question, in: sampled)
        if place >= table.count {
            table.append(contentsOf: repeatElement(nil, count: questionsInACase))
        }
        table[place] = answer
    }

    private mutating func makeRoomForQuestions() {
        var wider: [Inspection.RecordedAnswer?] = []
        wider.reserveCapacity(2 * table.count)
        for start in stride(from: 0, to: table.count, by: questionsInACase) {
            wider += table[start..<(start + questionsInACase)]
            wider.append(contentsOf: repeatElement(nil, count: questionsInACase))
        }
        table = wider
        questionsInACase *= 2
    }
}
