public import EventSourcing

/// The inspectors examined evidence or interviewed a person.
public struct EvidenceNoted: InspectionEventContent {
    public static let name: EventName = "evidence-noted"
    package static let fields: [FieldPrivacy] =
        [
            .value("evidence.target"),
            .value("evidence.kind"),
            .text("evidence.label", 3, about: .child),
            .value("evidence.count"),
            .value("evidence.reference"),
            .text("evidence.speaker", 6, about: .child),
            .text("evidence.duplicateOf", 7, about: .child),
            .text("evidence.summary", 9, about: .child),
            .value("evidence.reads"),
            .text("evidence.unit", 10, about: .nobody),
            .value("evidence.base"),
        ] + ReportedTime.fields("evidence.time", label: 11, basis: 12)
        + ReportedSupplier.fields("evidence.supplier", name: 13, basis: 14)
        + Citation.fields("evidence.citation", places: 8, note: 15)
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
        try inspection.check(evidence.base, "A base of evidence")
        try inspection.check(evidence.count, of: evidence.base, "The count of evidence")
        try inspection.check(
            evidence.summary, "A summary of evidence", atMost: ReportFacts.longest.text)
        try inspection.check(evidence.time, of: "evidence")
        try inspection.check(evidence.supplier, of: "evidence")
        try inspection.check(evidence.citation, of: "evidence")
        for text in [evidence.label, evidence.speaker, evidence.duplicateOf, evidence.unit] {
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
