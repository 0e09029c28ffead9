internal import EventSourcing

/// A case that leaves the sample, and the one that takes its place.
public struct CaseReplacement: Hashable, Sendable {
    /// The withdrawal.
    public let withdrawn: CaseWithdrawn
    /// The selection in its place.
    public let selected: CaseSelected

    package init(withdrawn: CaseWithdrawn, selected: CaseSelected) {
        self.withdrawn = withdrawn
        self.selected = selected
    }

    /// The replacement as one person asked for it and another approved it.
    func requested(by person: Agent.ID) -> CaseReplacement {
        CaseReplacement(
            withdrawn: withdrawn.requested(by: person), selected: selected.requested(by: person))
    }

    /// Checks that both may happen now.
    func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        try withdrawn.validate(on: inspection, by: provenance)
        try selected.validate(on: inspection, by: provenance)
    }

    /// The events of the replacement, in order.
    var events: [InspectionEvent] {
        [
            .caseWithdrawn(withdrawn), .caseSelected(selected),
            .caseReplaced(
                CaseReplaced(
                    withdrawn.caseKey, by: selected.caseKey, domain: withdrawn.domain,
                    requestedBy: withdrawn.requestedBy)),
        ]
    }
}
