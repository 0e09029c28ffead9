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
        [RequestedAct(.assess, .sampled(caseKey))]
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
        return [.assessmentOpened(event)]
    }
}
