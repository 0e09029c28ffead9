package import EventSourcing

/// What is recorded now about one subject of a case.
package struct StandingAnswer: Hashable, Sendable {
    /// The position of the event with the answer.
    package let position: Position
    /// The answer; `nil` for an aspect, or an oversight as a whole, that was not judged.
    package let answer: Answer?
    /// Who judged; `nil` if a document says it.
    package let judge: Agent.ID?
    /// When the judgement held, as stated.
    package let heldAt: EffectiveTime
}

extension RecordAnswerSheet.Subject {
    /// What is recorded about this subject of a case; `nil` when nothing is.
    ///
    /// - Parameters:
    ///   - key: The case.
    ///   - inspection: The inspection.
    /// - Returns: For an aspect, the judgement of the oversight with the answer about the aspect.
    package func standing(of key: CaseKey, on inspection: Inspection) -> StandingAnswer? {
        switch self {
        case .question(let id):
            inspection.answers[id, case: key].map {
                StandingAnswer(
                    position: $0.position, answer: $0.answer, judge: $0.judge, heldAt: $0.heldAt)
            }
        case .oversight:
            inspection.oversight[key].map { StandingAnswer($0, $0.overall) }
        case .oversightAspect(let aspect):
            inspection.oversight[key].map { StandingAnswer($0, $0.aspects[aspect]) }
        }
    }
}

extension StandingAnswer {
    /// One answer about the oversight of a case.
    fileprivate init(_ judged: RecordedOversight, _ answer: Answer?) {
        self.init(
            position: judged.position, answer: answer, judge: judged.judge, heldAt: judged.heldAt)
    }
}
