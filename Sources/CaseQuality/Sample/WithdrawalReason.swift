public import EventSourcing

/// Why a case left the sample: a code, for free text about a case is not kept.
public enum WithdrawalReason: UInt8, Hashable, Sendable, CaseIterable {
    case sensitive = 0
    case notStarted = 1
    case transferred = 2
    case duplicate = 3
    case outOfScope = 4
    case fileNotAvailable = 5
}
