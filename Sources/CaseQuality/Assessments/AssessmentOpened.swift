public import EventSourcing

/// An inspector began to assess a case.
public struct AssessmentOpened: InspectionEventContent {
    public static let name: EventName = "assessment-opened"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("inspector", about: .staff),
    ]
    /// The case.
    public let caseKey: CaseKey
    /// Who assesses it.
    public let inspector: Agent.ID

    package init(caseKey: CaseKey, inspector: Agent.ID) {
        self.caseKey = caseKey
        self.inspector = inspector
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [
            .caseKey: caseKey.rawValue, .inspector: inspector.rawValue,
            .sample: TagName.everySelection,
        ]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        try inspection.checkPerson(inspector)
        try inspection.checkNotSubmitted(caseKey)
        try inspection.checkFirst(of: caseKey, by: inspector, provenance)
        guard let opened = inspection.assessments[caseKey]?.inspector else { return }
        throw Refusal(
            .alreadyRecorded, "\(opened) opened the assessment of case \(caseKey).",
            remedy: "Judge its questions; a case is assessed by one inspector.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.assessments[caseKey, default: CaseAssessment()].inspector = inspector
        inspection.assessments[caseKey]?.isBegun = true
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(inspector) opened the assessment of \(caseKey)\(provenance.entered(for: inspector))"
    }
}
