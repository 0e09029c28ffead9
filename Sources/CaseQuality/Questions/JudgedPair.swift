public import EventSourcing

/// Two answers to one question of one case, by two people.
public struct JudgedPair: Hashable, Sendable {
    /// The case.
    public let caseKey: CaseKey
    /// The question.
    public let question: Question.ID
    /// Why the case was judged again.
    public let purpose: SecondPurpose
    /// The first answer, as it is now: a corrected one after a correction.
    public let first: Answer
    /// Who judged first, or corrected the answer; `nil` if a document says it.
    public let firstJudge: Agent.ID?
    /// Where the first answer was recorded, or its latest correction.
    public let firstAt: Position
    /// The second answer.
    public let second: Answer
    /// Who judged second; `nil` if a document says it.
    public let secondJudge: Agent.ID?
    /// Where the second answer was recorded.
    public let secondAt: Position
}

extension Inspection {
    /// The questions that were judged twice, in the order of the second judgements.
    ///
    /// Both answers exist: a question whose first answer is missing or was taken back has no pair.
    /// A withdrawn case has none. An answer that the second person corrected since has none,
    /// because both answers would be of one person.
    ///
    /// - Complexity: O(second judgements).
    public var judgedPairs: [JudgedPair] {
        secondJudgements.compactMap { second in
            let judged = second.judgement
            guard basis.cases[judged.caseKey]?.isWithdrawn == false,
                let first = answers[judged.question, case: judged.caseKey],
                first.judge == nil || first.judge != second.judge
            else { return nil }
            return JudgedPair(
                caseKey: judged.caseKey, question: judged.question, purpose: judged.purpose,
                first: first.answer, firstJudge: first.judge, firstAt: first.position,
                second: judged.answer, secondJudge: second.judge, secondAt: second.recordedAt)
        }
    }
}
