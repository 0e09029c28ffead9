/// The change that one event made to the answer to a question in a case.
public struct AnswerChange: Hashable, Sendable {
    /// The case; `nil` for a printed percentage without case answers.
    public let caseKey: CaseKey?
    /// The value before the event; `nil` for a first answer.
    public let from: AuditedValue?
    /// The value after the event.
    public let to: AuditedValue

    /// Reads the change from an event.
    ///
    /// - Returns: `nil` for an event that records no answer.
    public init?(of event: InspectionEvent) {
        switch event {
        case .judgementRecorded(let event):
            (caseKey, from, to) = (event.caseKey, nil, .answer(event.answer))
        case .judgementCorrected(let event):
            (caseKey, from, to) = (event.caseKey, .answer(event.from), .answer(event.to))
        case .publishedFigureRecorded(let event):
            (caseKey, from, to) = (nil, nil, .percent(event.percent))
        default:
            return nil
        }
    }
}
