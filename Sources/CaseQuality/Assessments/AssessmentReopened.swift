public import EventSourcing

/// A submitted assessment was opened again: its answers can change.
public struct AssessmentReopened: InspectionEventContent {
    public static let name: EventName = "assessment-reopened"
    package static let fields: [FieldPrivacy] = [.value("caseKey", about: .child)]
    /// The case.
    public let caseKey: CaseKey

    package init(caseKey: CaseKey) { self.caseKey = caseKey }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.caseKey: caseKey.rawValue, .sample: TagName.everySelection]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        guard inspection.assessments[caseKey]?.submittedAt != nil else {
            throw .nothing(
                "The assessment of case \(caseKey) is open.", remedy: "No command is needed.")
        }
        try inspection.reason(of: provenance, for: "Opening a submitted assessment again")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.assessments[caseKey]?.submittedAt = nil
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.actor.id) opened the assessment of \(caseKey) again"
    }
}
