package import EventSourcing

/// Submits the assessments of cases.
public struct SubmitAssessment: InspectionCommandContent {
    package static let name: CommandName = "submit-assessment"
    package static let fields: [FieldPrivacy] = [
        .value("cases", about: .child),
        .value("caseManagerInterviewed"),
    ]

    /// The cases, at least one.
    public var cases: [CaseKey]
    /// Whether the case managers were interviewed; `nil` if that is not stated.
    public var caseManagerInterviewed: Bool?

    /// Creates the command.
    public init(_ cases: [CaseKey], caseManagerInterviewed: Bool? = nil) {
        self.cases = cases
        self.caseManagerInterviewed = caseManagerInterviewed
    }

    package func acts(on _: Inspection) -> [RequestedAct] {
        cases.map { RequestedAct(.assess, .sampled($0), words: "submit an assessment") }
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        cases.reduce(queries.milestones) { $0.or(queries.tagged(.caseKey, $1)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        guard !cases.isEmpty else {
            throw .nothing("The command names no case.", remedy: "Name at least one case.")
        }
        var seen: Set<CaseKey> = []
        var events: [InspectionEvent] = []
        for key in cases {
            guard seen.insert(key).inserted else {
                throw .nothing("Case \(key) is named twice.", remedy: "Name each case once.")
            }
            let event = AssessmentSubmitted(
                caseKey: key, caseManagerInterviewed: caseManagerInterviewed)
            try event.validate(on: inspection, by: provenance)
            events.append(.assessmentSubmitted(event))
        }
        return events
    }
}
