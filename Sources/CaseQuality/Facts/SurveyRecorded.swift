public import EventSourcing

/// A result of a survey was recorded.
public struct SurveyRecorded: InspectionEventContent {
    public static let name: EventName = "survey-recorded"
    package static let fields: [FieldPrivacy] = [.value("survey")] + ReportedFact.eventFields
    /// The group that was surveyed: `"staff"`.
    public let survey: GroupKey
    /// The measured value.
    public let fact: ReportedFact

    package init(survey: GroupKey, fact: ReportedFact) {
        self.survey = survey
        self.fact = fact
    }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.survey: survey.rawValue, .measure: fact.measure.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        try inspection.check(fact)
        try inspection.checkOwn(
            fact,
            among: inspection.facts.surveys.filter { $0.value.survey == survey }
                .map { ($0.value.fact, $0.position) }, by: provenance)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.correcting = nil
        inspection.facts.surveys.append(
            ReportFacts.Noted(RecordReportFacts.SurveyResult(fact, of: survey), at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) recorded a survey result of \(survey): measure "
            + fact.measure.rawValue
    }
}
