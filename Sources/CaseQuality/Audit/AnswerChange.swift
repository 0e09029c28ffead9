/// What one event did to the answer of a question in a case.
public struct AnswerChange: Hashable, Sendable {
    /// The case; `nil` for a percentage that was printed without the answers behind it.
    public let caseKey: CaseKey?
    /// What it was; `nil` for a first answer.
    public let from: AuditedValue?
    /// What it became.
    public let to: AuditedValue

    /// What `event` did; `nil` for an event that answers nothing.
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
