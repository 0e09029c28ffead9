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

/// Why a case left the sample: a code, for free text about a case is not kept.
public enum WithdrawalReason: UInt8, Hashable, Sendable, CaseIterable {
    case sensitive = 0
    case notStarted = 1
    case transferred = 2
    case duplicate = 3
    case outOfScope = 4
    case fileNotAvailable = 5
}
