public import EventSourcing

/// What a case was drawn for.
public enum CasePurpose: UInt8, Hashable, Sendable, CaseIterable {
    /// It counts.
    case primary = 0
    /// It illustrates: it is assessed, and is in no percentage and no rating.
    case illustrative = 1
}
