public import EventSourcing

/// Opens the assessment of a case.
public struct OpenAssessment: InspectionCommandContent {
    package static let name: CommandName = "open-assessment"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("inspector", about: .staff),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// Who assesses it; `nil` for the actor.
    public var inspector: Agent.ID?

    /// Creates the command.
    public init(_ caseKey: CaseKey, inspector: Agent.ID? = nil) {
        self.caseKey = caseKey
        self.inspector = inspector
    }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.assess, .sampled(caseKey), words: "open an assessment")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.selection(of: caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = AssessmentOpened(
            caseKey: caseKey, inspector: inspector ?? provenance.actor.id)
        try event.validate(on: inspection, by: provenance)
        try checkInspector(event.inspector, on: inspection, by: provenance)
        return [.assessmentOpened(event)]
    }

    /// Checks that the inspector may judge, and that only who leads opens it for somebody else.
    ///
    /// - Throws: ``Refusal`` with code `notPermitted` or `notInTeam`; it names who may.
    private func checkInspector(
        _ inspector: Agent.ID, on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) {
        let actor = provenance.actor
        guard provenance.origin.isOwn, inspector != actor.id,
            let leading = inspection.permissions?.leadingRole
        else { return }
        guard [leading, .importer].contains(actor.role) else {
            throw Refusal(
                .notPermitted,
                "As \(actor.role), \(actor.id) may open an assessment only for \(actor.id).",
                remedy: "Let \(inspector) open it, or the \(leading).")
        }
        try inspection.checkMayJudge(inspector, by: provenance)
        guard inspection.isUnverifiedJudge(inspector) else { return }
        throw Refusal(
            .notInTeam, "\(inspector) is not in the team of this inspection.",
            remedy: "Name \(inspector) in the team first, or somebody who may judge: "
                + "\(inspection.judges).")
    }
}
