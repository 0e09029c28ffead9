public import EventSourcing

/// An inspection was announced, on one edition of the rules, for good.
public struct InspectionAnnounced: Event {
    public static let name: EventName = "inspection-announced"
    /// The inspected service.
    public let service: ServiceID
    /// What sort of inspection.
    public let kind: InspectionKind
    /// The edition it stays on.
    public let framework: Framework.ID
    /// The digest of that edition's definition.
    public let frameworkHash: ContentDigest
    /// When it was announced, if known.
    public let announcedOn: PartialDate?
    /// When fieldwork began, if known.
    public let fieldworkFrom: PartialDate?
    /// When fieldwork ended, if known.
    public let fieldworkTo: PartialDate?
    /// Whether other inspectorates take part.
    public let isJoint: Bool
    /// The inspection that this one follows up.
    public let reinspectionOf: StreamName?
}
