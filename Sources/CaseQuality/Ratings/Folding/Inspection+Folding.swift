package import EventSourcing

extension Inspection {
    /// Changes the inspection by an answer whose question and case are given as the bytes of their names,
    /// which were checked.
    ///
    /// It is what ``JudgementRecorded`` does, without making the event.
    package mutating func answer(
        _ question: Span<UInt8>, in key: Span<UInt8>, _ answer: Answer, at occurrence: Occurrence
    ) {
        position = occurrence.position
        _ = basis.answer(question, in: key, answer, from: occurrence.origin)
        answers.give(RecordedAnswer(answer, at: occurrence), to: question, in: key)
        extendFieldwork(to: occurrence.command.last)
    }

    /// The rating of a standard, and why; `nil` before the announcement and for unknown ids.
    public func reasons(for standard: Standard.ID) -> StandardReasons? {
        basis.standardReasons(standard)
    }

    /// The rating of the service, and why; `nil` before the announcement.
    public var overallReasons: OverallReasons? { basis.overallReasons }
}
