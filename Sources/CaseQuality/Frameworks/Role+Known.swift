public import EventSourcing

extension Role {
    public static let leadInspector: Role = "lead inspector"
    public static let inspector: Role = "inspector"
    public static let moderator: Role = "moderator"
    public static let panelMember: Role = "panel member"
    public static let panelChair: Role = "panel chair"
    public static let chiefInspector: Role = "chief inspector"
    public static let serviceManager: Role = "service manager"
    public static let boardChair: Role = "board chair"
    public static let auditor: Role = "auditor"
    public static let analyst: Role = "analyst"
    public static let dataProtectionOfficer: Role = "data-protection officer"
    public static let importer: Role = "importer"
}
