public import EventSourcing

/// The inspectors recorded a strength or an area for improvement.
public struct FindingRecorded: InspectionEventContent {
    public static let name: EventName = "finding-recorded"
    package static let fields: [FieldPrivacy] =
        [
            .value("finding.id"),
            .value("finding.target"),
            .value("finding.kind"),
            .text("finding.label", 4, about: .child),
            .value("finding.evidence"),
            .value("finding.questions"),
            .text("finding.related", 7, about: .child),
            .value("finding.restates"),
            .value("finding.links.to"),
            .value("finding.links.isInferred"),
            .text("finding.links.why", 8, about: .child, isList: true),
        ] + ReportedTime.fields("finding.time", label: 9, basis: 10)
        + Citation.fields("finding.citation", places: 11, note: 12)
    /// The finding.
    public let finding: Finding

    package init(finding: Finding) { self.finding = finding }

    package var input: CellInput { .finding(finding.id) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags = finding.target.tags
        tags[.finding] = finding.id.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.openFor(.finding)
        guard !inspection.facts.findings.contains(where: { $0.value.id == finding.id }) else {
            throw Self.again(finding.id)
        }
        try inspection.requireOwnName(finding.id.rawValue)
        try inspection.check(finding.target, in: framework)
        try inspection.require(
            finding.label, "Finding \(finding.id)", atMost: ReportFacts.longest.text)
        try inspection.check(
            finding.related, "The relation of \(finding.id)", atMost: ReportFacts.longest.name)
        for question in finding.questions {
            _ = try inspection.question(question, in: framework)
        }
        let what = "finding \(finding.id)"
        if let restated = finding.restates,
            !inspection.facts.findings.contains(where: { $0.value.id == restated })
        {
            throw Refusal(
                .unknownFact, "Finding \(finding.id) restates \(restated), which is not recorded.",
                remedy: "Record \(restated) first, or omit the relation.")
        }
        if let restated = finding.restates,
            let other = inspection.facts.findings.first(where: { $0.value.id == restated }),
            other.value.kind != finding.kind
        {
            throw Refusal(
                .unknownFact,
                "Finding \(finding.id) is \(finding.kind.words), and \(restated), which it restates, is "
                    + "\(other.value.kind.words).",
                remedy: "Omit the relation, or correct the kind.")
        }
        try inspection.check(finding.links, of: what, by: provenance)
        try inspection.check(finding.time, of: what)
        try inspection.check(finding.citation, of: what)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.correcting = nil
        inspection.facts.findings.append(ReportFacts.Noted(finding, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) recorded finding \(finding.id) on "
            + "\(finding.target.words): \(finding.kind.words)"
    }

    /// The refusal of a finding number that is already in use.
    static func again(_ id: FindingID) -> Refusal { ReportFacts.again("Finding \(id)") }
}
