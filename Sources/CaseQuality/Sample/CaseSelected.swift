public import EventSourcing

/// A case was drawn for a domain.
public struct CaseSelected: Event {
    public static let name: EventName = "case-selected"
    /// The case's pseudonym.
    public let caseKey: CaseKey
    /// The domain it was drawn for.
    public let domain: Domain.ID
    /// The stratum it was drawn from, if any.
    public let stratum: GroupKey?
    /// The team that holds it, if known.
    public let team: GroupKey?
    /// The case manager's key, if known.
    public let caseManager: GroupKey?
    /// What it was drawn for.
    public let purpose: CasePurpose
}
