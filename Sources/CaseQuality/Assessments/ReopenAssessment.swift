package import EventSourcing

/// Opens a submitted assessment again; the reason of the command explains it.
public struct ReopenAssessment: InspectionCommandContent {
    package static let name: CommandName = "reopen-assessment"
    package static let fields: [FieldPrivacy] = [.value("caseKey", about: .child)]

    /// The case.
    public var caseKey: CaseKey

    /// Creates the command.
    public init(_ caseKey: CaseKey) { self.caseKey = caseKey }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.reopen, .sampled(caseKey))]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.selection(of: caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = AssessmentReopened(caseKey: caseKey)
        try event.validate(on: inspection, by: provenance)
        return [.assessmentReopened(event)]
    }
}
