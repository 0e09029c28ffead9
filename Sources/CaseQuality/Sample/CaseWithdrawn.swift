public import EventSourcing

/// A case left the sample; its answers are out from here on, and stay in every earlier view.
public struct CaseWithdrawn: Event {
    public static let name: EventName = "case-withdrawn"
    /// The case.
    public let caseKey: CaseKey
    /// Its domain.
    public let domain: Domain.ID
    /// Why.
    public let why: WithdrawalReason
}
