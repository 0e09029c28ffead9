internal import ByteCoding
internal import EventSourcing

/// The current answers of an inspection, by question and case.
///
/// Questions and cases are numbered in the order in which they occur. A query on both clocks folds
/// the inspection from its first event; two general hash lookups for each answer took nearly half
/// of that time.
struct RecordedAnswers: Hashable, Sendable {
    private var questions = NumberedNames<Question.ID>()
    private var cases = NumberedNames<CaseKey>()
    /// The answers case by case, with ``questionsInACase`` slots for each.
    private var table: [RecordedAnswer?] = []
    private var questionsInACase = 32

    /// The answer to a question in a case; `nil` when there is none.
    subscript(question: Question.ID, case key: CaseKey) -> RecordedAnswer? {
        guard let question = questions.number(of: question), let sampled = cases.number(of: key)
        else { return nil }
        return table[place(of: question, in: sampled)]
    }

    /// The answers to a question, by case.
    subscript(question: Question.ID) -> [CaseKey: RecordedAnswer] {
        guard let question = questions.number(of: question) else { return [:] }
        var answers: [CaseKey: RecordedAnswer] = [:]
        for (sampled, key) in cases.names.enumerated() {
            answers[key] = table[place(of: question, in: sampled)]
        }
        return answers
    }

    /// Counts the answers to a question over the cases that `counts` accepts.
    func tally(of question: Question.ID, counts: (CaseKey) -> Bool) -> AnswerTally {
        var tally = AnswerTally()
        guard let question = questions.number(of: question) else { return tally }
        for (sampled, key) in cases.names.enumerated() {
            guard let given = table[place(of: question, in: sampled)], counts(key) else { continue }
            tally.add(given.answer, 1)
            tally.origin.join(given.origin)
        }
        return tally
    }

    private func place(of question: Int, in sampled: Int) -> Int {
        sampled * questionsInACase + question
    }

    /// Stores an answer and replaces the previous one.
    mutating func give(
        _ answer: Answer, to question: Question.ID, in key: CaseKey, at occurrence: Occurrence
    ) {
        give(
            RecordedAnswer(answer, at: occurrence), to: question.rawValue.utf8.span,
            in: key.rawValue.utf8.span)
    }

    /// Stores a corrected answer, whose origin is joined with that of the previous one.
    mutating func correct(
        _ answer: Answer, to question: Question.ID, in key: CaseKey, at occurrence: Occurrence
    ) {
        var corrected = RecordedAnswer(answer, at: occurrence)
        if let before = self[question, case: key]?.origin {
            corrected.origin = before.and(corrected.origin)
        }
        give(corrected, to: question.rawValue.utf8.span, in: key.rawValue.utf8.span)
    }

    /// Stores an answer whose question and case are given as the checked bytes of their names.
    mutating func give(
        _ answer: RecordedAnswer, to question: Span<UInt8>, in key: Span<UInt8>
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
        var wider: [RecordedAnswer?] = []
        wider.reserveCapacity(2 * table.count)
        for start in stride(from: 0, to: table.count, by: questionsInACase) {
            wider += table[start..<(start + questionsInACase)]
            wider.append(contentsOf: repeatElement(nil, count: questionsInACase))
        }
        table = wider
        questionsInACase *= 2
    }
}

/// A current answer; its origin joins the origins of all events that it consists of.
struct RecordedAnswer: Hashable, Sendable {
    // The position is the first field, so that the struct takes 16 bytes instead of 24.
    var position: Position
    var answer: Answer
    var origin: Origin

    init(_ answer: Answer, at occurrence: Occurrence) {
        position = occurrence.position
        self.answer = answer
        origin = occurrence.origin
    }
}
