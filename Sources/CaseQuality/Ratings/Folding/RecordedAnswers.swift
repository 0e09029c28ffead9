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
    /// The joined origin of the answers to a question that were taken back.
    private(set) var removed: [Question.ID: Origin] = [:]
    /// Who judged, by case: everybody who ever did, with the number of their answers.
    private var judges: [[Judge]] = []
    /// The position of the first answer, by case.
    private var firstPositions: [Position] = []

    private struct Judge: Hashable {
        let person: Agent.ID
        var answers = 1
    }

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
        tally.origin = removed[question]
        guard let question = questions.number(of: question) else { return tally }
        for (sampled, key) in cases.names.enumerated() {
            guard let given = table[place(of: question, in: sampled)], counts(key) else { continue }
            tally.add(given.answer, 1)
            tally.origin.join(given.origin)
        }
        return tally
    }

    /// Everybody who judged a question of a case, also an answer that was corrected since.
    ///
    /// Who was named as the judge only by somebody else, and by mistake, did not judge.
    func judges(of key: CaseKey) -> [Agent.ID] {
        cases.number(of: key).map { judges[$0].map(\.person) } ?? []
    }

    /// Whether a person judged a question of a case; see ``judges(of:)``.
    func hasJudged(_ person: Agent.ID, in key: CaseKey) -> Bool {
        cases.number(of: key).map { judges[$0].contains { $0.person == person } } ?? false
    }

    /// Removes an answer, if there is one.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - key: The case.
    ///   - counts: Whether the case counts: the origin of the question's figure then includes that
    ///     of the answer, as after the withdrawal of its case.
    mutating func remove(_ question: Question.ID, case key: CaseKey, counts: Bool) {
        guard let number = questions.number(of: question), let sampled = cases.number(of: key)
        else { return }
        let place = place(of: number, in: sampled)
        if counts, let origin = table[place]?.origin {
            removed[question] = removed[question]?.and(origin) ?? origin
        }
        table[place] = nil
    }

    /// The answers in a case, by question.
    func given(in key: CaseKey) -> [(question: Question.ID, answer: RecordedAnswer)] {
        guard let sampled = cases.number(of: key) else { return [] }
        return questions.names.enumerated().compactMap { number, question in
            table[place(of: number, in: sampled)].map { (question, $0) }
        }
    }

    /// The position of the first answer that a case ever had; `nil` without one.
    func firstPosition(in key: CaseKey) -> Position? {
        cases.number(of: key).map { firstPositions[$0] }
    }

    /// Whether a case ever had an answer, also one that was taken back since.
    func hasEverHadAnswers(in key: CaseKey) -> Bool { cases.number(of: key) != nil }

    /// Whether a case has an answer.
    func hasAnswers(in key: CaseKey) -> Bool {
        guard let sampled = cases.number(of: key) else { return false }
        let start = place(of: 0, in: sampled)
        return table[start..<(start + questionsInACase)].contains { $0 != nil }
    }

    private func place(of question: Int, in sampled: Int) -> Int {
        sampled * questionsInACase + question
    }

    /// Stores an answer and replaces the previous one.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - question: The question.
    ///   - key: The case.
    ///   - judge: Who judged; `nil` if that is not known.
    ///   - occurrence: Where and when the event was recorded.
    mutating func give(
        _ answer: Answer, to question: Question.ID, in key: CaseKey, by judge: Agent.ID?,
        at occurrence: Occurrence
    ) {
        give(
            RecordedAnswer(answer, by: judge, at: occurrence), to: question.rawValue.utf8.span,
            in: key.rawValue.utf8.span)
    }

    /// Stores a corrected answer, whose origin is joined with that of the previous one.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - question: The question.
    ///   - key: The case.
    ///   - judge: Who corrected it, or is named as the judge; `nil` if that is not known.
    ///   - isJudging: Whether that person judged, and did not moderate.
    ///   - isMisrecorded: Whether the record was wrong, and nobody judged again.
    ///   - frees: Whether somebody whom only others named as the judge of the previous answer no
    ///     longer counts as its judge.
    ///   - occurrence: Where and when the event was recorded.
    mutating func correct(
        _ answer: Answer, to question: Question.ID, in key: CaseKey, by judge: Agent.ID?,
        isJudging: Bool, isMisrecorded: Bool, frees: Bool, at occurrence: Occurrence
    ) {
        var corrected = RecordedAnswer(answer, by: judge, at: occurrence)
        corrected.isJudged = isJudging
        if let before = self[question, case: key] {
            corrected.origin = before.origin.and(corrected.origin)
            if isMisrecorded {
                corrected.isJudged = before.isJudged || isJudging && judge != before.judge
                if before.isJudged, frees { takeBack(before.judge, in: key) }
            }
        }
        give(corrected, to: question.rawValue.utf8.span, in: key.rawValue.utf8.span)
    }

    /// Counts an answer of a case less for the person who was named as its judge.
    private mutating func takeBack(_ judge: Agent.ID?, in key: CaseKey) {
        guard let sampled = cases.number(of: key),
            let index = judges[sampled].firstIndex(where: { $0.person == judge })
        else { return }
        judges[sampled][index].answers -= 1
        if judges[sampled][index].answers == 0 { judges[sampled].remove(at: index) }
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
            judges.append([])
            firstPositions.append(answer.position)
        }
        table[place] = answer
        guard answer.isJudged, let judge = answer.judge else { return }
        if let index = judges[sampled].lastIndex(where: { $0.person == judge }) {
            judges[sampled][index].answers += 1
        } else {
            judges[sampled].append(Judge(person: judge))
        }
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
    var position: Position
    /// When the judgement held, as stated.
    var heldAt: EffectiveTime
    /// Who judged; `nil` if a document says it.
    var judge: Agent.ID?
    var answer: Answer
    var origin: Origin
    /// Whether somebody else entered it for the judge.
    var isEntered: Bool
    /// Whether it was judged, and not given at moderation or at the factual accuracy check.
    var isJudged = true

    init(_ answer: Answer, by judge: Agent.ID?, at occurrence: Occurrence) {
        position = occurrence.position
        heldAt = occurrence.effectiveAt
        self.judge = judge
        self.answer = answer
        origin = occurrence.origin
        isEntered = occurrence.origin.isOwn && judge != occurrence.actor
    }
}
