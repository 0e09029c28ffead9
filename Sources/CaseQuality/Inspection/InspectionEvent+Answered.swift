package import EventSourcing

extension InspectionEvent {
    /// The position of the event that this one answers: a request, a decision or a hold.
    ///
    /// What the event says is about the same case as that event. It is `nil` for an event that
    /// answers none.
    package var answered: Position? {
        switch self {
        case .approvalGiven(let given): given.of
        case .approvalDeclined(let declined): declined.of
        case .retentionHoldLifted(let lifted): lifted.supersedes
        default: nil
        }
    }

    /// The position of the event whose words this one repeats, corrected; `nil` for any other.
    package var corrected: Position? {
        switch self {
        case .factCorrected(let correction): correction.supersedes
        case .recommendationCorrected(let correction): correction.supersedes
        default: nil
        }
    }
}
