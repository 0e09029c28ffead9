public import EventSourcing

/// A fact about the service, its area or the sample was recorded.
///
/// Such a fact is context. It is not part of any rating.
public struct ContextFactRecorded: InspectionEventContent {
    public static let name: EventName = "context-fact-recorded"
    package static let fields: [FieldPrivacy] = [.value("target")] + ReportedFact.eventFields
    /// The subject of the fact.
    public let target: ReportTarget
    /// The measured value.
    public let fact: ReportedFact

    package init(target: ReportTarget, fact: ReportedFact) {
        self.target = target
        self.fact = fact
    }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags = target.tags
        tags[.measure] = fact.measure.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.announced()
        try inspection.check(target, in: framework)
        try inspection.check(fact)
        try inspection.checkOwn(
            fact,
            among: inspection.facts.context.filter { $0.value.target == target }
                .map { ($0.value.fact, $0.position) }, by: provenance)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.correcting = nil
        inspection.facts.context.append(
            ReportFacts.Noted(
                RecordReportFacts.ContextFact(fact, about: target), at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) recorded the measure \(fact.measure)"
            + (target == .inspection ? "" : " on \(target.words)")
    }
}
