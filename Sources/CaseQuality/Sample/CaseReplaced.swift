public import EventSourcing

/// A withdrawn case was replaced by another one of the same domain, stratum and team.
///
/// The withdrawal and the selection stand in the same command, before this event. They change the
/// sample; this event says that they belong together.
public struct CaseReplaced: InspectionEventContent {
    public static let name: EventName = "case-replaced"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("by", about: .child),
        .value("domain"),
        .value("requestedBy", about: .staff),
    ]
    /// The case that was withdrawn.
    public let caseKey: CaseKey
    /// The case that took its place.
    public let by: CaseKey
    /// The domain of both.
    public let domain: Domain.ID
    /// Who asked for it, if another person approved it; `nil` without an approval.
    public let requestedBy: Agent.ID?

    package init(
        _ caseKey: CaseKey, by: CaseKey, domain: Domain.ID, requestedBy: Agent.ID? = nil
    ) {
        self.caseKey = caseKey
        self.by = by
        self.domain = domain
        self.requestedBy = requestedBy
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [
            .caseKey: caseKey.rawValue, .domain: domain.rawValue, .sample: TagName.everySelection,
        ]
        tags.add(by.rawValue, as: .caseKey)
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        _ = try inspection.sampledCase(by)
        guard inspection.basis.cases[caseKey]?.isWithdrawn == true else {
            throw Refusal(
                .caseNotSelected, "Case \(caseKey) was not withdrawn from the sample.",
                remedy: "Withdraw the case that is replaced.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.replacements[caseKey] = by
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who(requestedBy, "the inspectorate")) replaced \(caseKey) by \(by) for "
            + domain.words(in: framework) + provenance.approved(requestedBy)
    }
}
