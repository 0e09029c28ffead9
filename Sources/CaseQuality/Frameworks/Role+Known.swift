public import EventSourcing

extension Role {
    /// The roles below; an edition may have others.
    package static let known: [Role] = [
        .leadInspector, .inspector, .moderator, .panelMember, .panelChair, .chiefInspector,
        .serviceManager, .boardChair, .auditor, .analyst, .dataProtectionOfficer, .importer,
        .localAssessor, .peerReviewer,
    ]

    /// Leads an inspection.
    public static let leadInspector: Role = "lead inspector"
    /// Judges cases.
    public static let inspector: Role = "inspector"
    /// Moderates judgements.
    public static let moderator: Role = "moderator"
    /// Decides ratings as a member of a ratings panel.
    public static let panelMember: Role = "panel member"
    /// Chairs a ratings panel.
    public static let panelChair: Role = "panel chair"
    /// Heads the inspectorate.
    public static let chiefInspector: Role = "chief inspector"
    /// Manages the inspected service.
    public static let serviceManager: Role = "service manager"
    /// Chairs the management board of the service.
    public static let boardChair: Role = "board chair"
    /// Carries out audits.
    public static let auditor: Role = "auditor"
    /// Analyses results.
    public static let analyst: Role = "analyst"
    /// Is responsible for data protection.
    public static let dataProtectionOfficer: Role = "data-protection officer"
    /// Assesses cases of their own service, in a local audit.
    public static let localAssessor: Role = "local assessor"
    /// Assesses cases of another service, in a peer review.
    public static let peerReviewer: Role = "peer reviewer"
    /// Makes copies of a ledger; a role outside every inspection, so it is not among the known ones.
    public static let systemOperator: Role = "operator"
    /// Imports data from files.
    public static let importer: Role = "importer"
}
