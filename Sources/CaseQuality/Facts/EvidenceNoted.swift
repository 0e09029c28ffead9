public import EventSourcing

/// The inspectors examined evidence or interviewed a person.
public struct EvidenceNoted: InspectionEventContent {
    public static let name: EventName = "evidence-noted"
    package static let fields: [FieldPrivacy] = [
        .value("evidence.target"),
        .value("evidence.kind"),
        .text("evidence.label", 3, about: .child),
        .value("evidence.count"),
        .value("evidence.reference"),
        .text("evidence.speaker", 6, about: .child),
        .text("evidence.duplicateOf", 7, about: .child),
        .text("evidence.place", 8, about: .nobody),
    ]
    /// The evidence.
    public let evidence: Evidence

    package init(evidence: Evidence) { self.evidence = evidence }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        evidence.target.tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.openFor(.evidence)
        try inspection.check(evidence.target, in: framework)
        try inspection.check(evidence.count, "A count of evidence")
        for text in [evidence.label, evidence.speaker, evidence.duplicateOf, evidence.place] {
            try inspection.check(
                text, "A text about evidence", atMost: ReportFacts.longest.name)
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.correcting = nil
        inspection.facts.evidence.append(ReportFacts.Noted(evidence, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let kind = evidence.kind.words
        return "\(provenance.who("the report")) noted evidence on "
            + "\(evidence.target.words): \(evidence.count?.counted(kind) ?? kind)"
    }
}
