public import EventSourcing

/// An inspection was announced on one edition of the rules.
///
/// An inspection is announced once and keeps its edition.
public struct InspectionAnnounced: InspectionEventContent {
    public static let name: EventName = "inspection-announced"
    package static let fields: [FieldPrivacy] = [
        .value("service"),
        .value("kind"),
        .value("framework"),
        .value("frameworkHash"),
        .value("announcedOn"),
        .value("fieldworkFrom"),
        .value("fieldworkTo"),
        .value("isJoint"),
        .value("reinspectionOf"),
        .value("lead", about: .staff),
    ]
    package static let holdsAlways: Bool? = true
    /// The inspected service.
    public let service: ServiceID
    /// The kind of inspection.
    public let kind: InspectionKind
    /// The edition that the inspection follows until its end.
    public let framework: Framework.ID
    /// The digest of the edition's definition.
    public let frameworkHash: ContentDigest
    /// The date of the announcement, if known.
    public let announcedOn: PartialDate?
    /// The first day of fieldwork, if known.
    public let fieldworkFrom: PartialDate?
    /// The last day of fieldwork, if known.
    public let fieldworkTo: PartialDate?
    /// Whether other inspectorates take part.
    public let isJoint: Bool
    /// The inspection that this one follows up, if any.
    public let reinspectionOf: StreamName?
    /// Who leads the inspection, if named.
    public let lead: Agent.ID?

    package init(
        service: ServiceID, kind: InspectionKind, framework: Framework.ID,
        frameworkHash: ContentDigest, announcedOn: PartialDate? = nil,
        fieldworkFrom: PartialDate? = nil, fieldworkTo: PartialDate? = nil, isJoint: Bool = false,
        reinspectionOf: StreamName? = nil, lead: Agent.ID? = nil
    ) {
        self.service = service
        self.kind = kind
        self.framework = framework
        self.frameworkHash = frameworkHash
        self.announcedOn = announcedOn
        self.fieldworkFrom = fieldworkFrom
        self.fieldworkTo = fieldworkTo
        self.isJoint = isJoint
        self.reinspectionOf = reinspectionOf
        self.lead = lead
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [
            .service: service.rawValue, .framework: framework.rawValue,
            .milestone: TagName.everyMilestone,
        ]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        try inspection.checkNotAnnounced()
        if let lead { try inspection.checkPerson(lead) }
        guard let fieldworkFrom, let fieldworkTo,
            fieldworkTo.lastDayNumber < fieldworkFrom.firstDayNumber
        else { return }
        throw Refusal(
            .endsBeforeItBegins,
            "Fieldwork ends on \(fieldworkTo), before it begins on \(fieldworkFrom).",
            remedy: "Give the earlier date as the beginning.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.announcement = self
        inspection.announcedAt = occurrence.effectiveAt
        inspection.milestones.announced = occurrence.command.last
        inspection.people.announcedLead = lead
        inspection.people.announcer = occurrence.origin.isOwn ? occurrence.actor : nil
        if let lead { inspection.people.leads.insert(lead) }
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) announced \(kind.words) of \(service) on edition "
            + framework.rawValue + (isJoint ? ", with other inspectorates" : "")
            + (reinspectionOf.map { ", following up \($0)" } ?? "")
            + (lead.map { ", led by \($0)" } ?? "")
    }
}

extension Inspection {
    /// Checks that the inspection was not announced before.
    ///
    /// - Throws: ``Refusal`` with code `alreadyAnnounced`.
    func checkNotAnnounced() throws(Refusal) {
        guard let position = milestones.announced else { return }
        throw Refusal(
            .alreadyAnnounced,
            "This inspection was announced at position \(position), on edition "
                + "\(framework?.id.rawValue ?? "").",
            remedy: "An inspection keeps its edition. Announce another one under its own id.")
    }
}
