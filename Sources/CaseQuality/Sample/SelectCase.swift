/// Draws a case.
public struct SelectCase: Hashable, Sendable {
    public var caseKey: CaseKey
    public var domain: Domain.ID
    public var stratum: GroupKey?
    public var team: GroupKey?
    public var caseManager: GroupKey?
    public var purpose: CasePurpose

    public init(
        caseKey: CaseKey, domain: Domain.ID, stratum: GroupKey? = nil, team: GroupKey? = nil,
        caseManager: GroupKey? = nil, purpose: CasePurpose = .primary
    ) {
        self.caseKey = caseKey
        self.domain = domain
        self.stratum = stratum
        self.team = team
        self.caseManager = caseManager
        self.purpose = purpose
    }
}
