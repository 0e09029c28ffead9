public import EventSourcing

/// The assessment of a case was submitted: its answers are given.
///
/// From then on an answer changes at moderation, or after the assessment was opened again.
public struct AssessmentSubmitted: InspectionEventContent {
    public static let name: EventName = "assessment-submitted"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("caseManagerInterviewed"),
    ]
    /// The case.
    public let caseKey: CaseKey
    /// Whether the case manager was interviewed; `nil` if that is not stated.
    public let caseManagerInterviewed: Bool?

    package init(caseKey: CaseKey, caseManagerInterviewed: Bool?) {
        self.caseKey = caseKey
        self.caseManagerInterviewed = caseManagerInterviewed
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [.caseKey: caseKey.rawValue, .sample: TagName.everySelection]
        tags[.inspector] = provenance.inspector(nil)
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        let sampled = try inspection.sampledCase(caseKey)
        try inspection.checkNotSubmitted(caseKey)
        let open = sampled.purpose == .primary ? inspection.openKeyQuestions(of: caseKey) : []
        guard open.isEmpty else {
            throw Refusal(
                .notComplete,
                "Case \(caseKey) has no answer to \(open.map(\.rawValue).listed).",
                remedy: "Answer every key question of the case first.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.assessments[caseKey, default: CaseAssessment()].submittedAt =
            occurrence.position
        inspection.assessments[caseKey]?.submittedHeldAt = occurrence.effectiveAt
        inspection.assessments[caseKey]?.isBegun = true
        if occurrence.origin.isOwn, inspection.assessments[caseKey]?.inspector == occurrence.actor {
            inspection.people.submitters[caseKey, default: []].insert(occurrence.actor)
        }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        let interview = caseManagerInterviewed.map {
            $0 ? ", case manager interviewed" : ", case manager not interviewed"
        }
        return "\(provenance.who("inspectors")) submitted the assessment of \(caseKey)"
            + (interview ?? "")
    }
}
