public import EventSourcing

/// A case was moderated: the moderator agreed with every answer, or changed some.
///
/// The corrections stand in the same command, before this event.
public struct CaseModerated: InspectionEventContent {
    public static let name: EventName = "case-moderated"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("changed"),
        .value("isSelfModerated"),
    ]
    /// The case.
    public let caseKey: CaseKey
    /// The questions whose answers the moderator changed; empty if the moderator agreed.
    public let changed: [Question.ID]
    /// Whether the moderator judged the case, because the team has nobody else.
    public let isSelfModerated: Bool

    package init(caseKey: CaseKey, changed: [Question.ID], isSelfModerated: Bool = false) {
        self.caseKey = caseKey
        self.changed = changed
        self.isSelfModerated = isSelfModerated
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.caseKey: caseKey.rawValue, .sample: TagName.everySelection]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        guard inspection.isJudged(caseKey) else {
            throw Refusal(
                .neverJudged, "Case \(caseKey) has no answer to moderate.",
                remedy: "Moderate a case after it was judged.")
        }
        try inspection.check(.moderation, of: caseKey, by: provenance)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.assessments[caseKey, default: CaseAssessment()].moderatedAt =
            occurrence.position
        inspection.assessments[caseKey]?.moderator =
            occurrence.origin.isOwn ? occurrence.actor : nil
        inspection.people.dissenters[.moderation(caseKey)] = nil
        if occurrence.origin.isOwn {
            inspection.people.moderators[caseKey, default: []].insert(occurrence.actor)
        }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("moderators")) moderated \(caseKey): "
            + (changed.isEmpty
                ? "agreed" : "changed \(changed.map(\.rawValue).listed)")
            + provenance.alone(isSelfModerated)
    }
}
