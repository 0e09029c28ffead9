package import EventSourcing

extension Inspection {
    /// Folds an answer whose question and case are given as the checked bytes of their names.
    ///
    /// This has the effect of ``JudgementRecorded`` without creating the event.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - key: The case.
    ///   - answer: The answer.
    ///   - judgedBy: Who judged, if it is not the person who recorded the answer.
    ///   - occurrence: Where, when and by whom it was recorded.
    package mutating func answer(
        _ question: Span<UInt8>, in key: Span<UInt8>, _ answer: Answer, judgedBy: Agent.ID?,
        at occurrence: Occurrence
    ) {
        position = occurrence.position
        _ = basis.answer(question, in: key, answer, from: occurrence.origin)
        answers.give(
            RecordedAnswer(answer, by: occurrence.judge(judgedBy), at: occurrence), to: question,
            in: key)
        extendFieldwork(to: occurrence.command.last)
    }

    /// The rating of a standard with its reasons.
    ///
    /// - Returns: `nil` before the announcement and for an unknown id.
    public func reasons(for standard: Standard.ID) -> StandardReasons? {
        basis.standardReasons(standard)
    }

    /// The rating of the service with its reasons; `nil` before the announcement.
    public var overallReasons: OverallReasons? { basis.overallReasons }
}
