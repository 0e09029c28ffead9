internal import EventSourcing

/// The answers to the questions of an inspection as they stand, by question and case.
///
/// Questions and cases are numbered as they come: an inspection on both clocks is folded from its first
/// event whenever somebody asks, and two general hashes an answer took nearly half of that.
struct RecordedAnswers: Hashable, Sendable {
    private var questions = NumberedNames<Question.ID>()
    private var cases = NumberedNames<CaseKey>()
    /// By the numbers of question and case; a row is as long as its last answer.
    private var table: [[Inspection.RecordedAnswer?]] = []

    /// The answer to a question in a case; `nil` while there is none.
    subscript(question: Question.ID, case key: CaseKey) -> Inspection.RecordedAnswer? {
        guard let row = questions.number(of: question), let column = cases.number(of: key),
            column < table[row].count
        else { return nil }
        return table[row][column]
    }

    /// The answers to a question, by case.
    subscript(question: Question.ID) -> [CaseKey: Inspection.RecordedAnswer] {
        guard let row = questions.number(of: question) else { return [:] }
        var answers: [CaseKey: Inspection.RecordedAnswer] = [:]
        for (key, answer) in zip(cases.names, table[row]) { answers[key] = answer }
        return answers
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
        give(answer, to: question.rawValue.utf8Span, in: key.rawValue.utf8Span)
    }

    /// Takes the answer to a question in a case, by the texts of their names.
    mutating func give(
        _ answer: Inspection.RecordedAnswer, to question: UTF8Span, in key: UTF8Span
    ) {
        let row = questions.insert(question) { Question.ID(accepted: $0) }
        let column = cases.insert(key) { CaseKey(accepted: $0) }
        if row == table.count { table.append([]) }
        while table[row].count <= column { table[row].append(nil) }
        table[row][column] = answer
    }
}
