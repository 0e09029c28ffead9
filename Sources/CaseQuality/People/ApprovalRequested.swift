public import EventSourcing

/// A person asked for the approval of an act that needs two people.
///
/// The act has no effect before the approval.
public struct ApprovalRequested: InspectionEventContent {
    public static let name: EventName = "approval-requested"
    package static let fields: [FieldPrivacy] = [.value("request", about: .child)]
    /// What is to be approved.
    public let request: ApprovalRequest

    package init(_ request: ApprovalRequest) { self.request = request }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [.milestone: TagName.everyMilestone]
        switch request {
        case .withdrawal(let withdrawal): tags[.caseKey] = withdrawal.caseKey.rawValue
        case .replacement(let both):
            tags[.caseKey] = both.withdrawn.caseKey.rawValue
            tags.add(both.selected.caseKey.rawValue, as: .caseKey)
        case .publication: break
        case .reportCorrection(let correction): tags[.standard] = correction.standard.rawValue
        }
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        switch request {
        case .withdrawal(let withdrawal):
            try withdrawal.validate(on: inspection, by: provenance)
            try inspection.reason(of: provenance, for: "The withdrawal of a judged case")
        case .replacement(let both):
            try both.validate(on: inspection, by: provenance)
            try inspection.reason(of: provenance, for: "The replacement of a judged case")
        case .publication(let report): try report.validate(on: inspection, by: provenance)
        case .reportCorrection(let correction):
            try correction.validate(on: inspection, by: provenance)
        }
        guard let same = inspection.people.requests.first(where: { $0.value.request == request })
        else { return }
        throw .nothing(
            "The same was asked for at position \(same.key).",
            remedy: "Let a second person approve or decline it.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.people.requests = inspection.people.requests.filter {
            !$0.value.request.isReplaced(by: request)
        }
        inspection.people.requests[occurrence.position] = InspectionPeople.PendingRequest(
            request: request, by: occurrence.actor, heldAt: occurrence.effectiveAt)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.actor.id) asked for the approval of \(request.words(in: framework))"
    }
}

extension ApprovalRequest {
    /// Whether a newer request asks for the same kind of act about the same thing.
    fileprivate func isReplaced(by newer: ApprovalRequest) -> Bool {
        if let key = withdrawnCase { return key == newer.withdrawnCase }
        return switch (self, newer) {
        case (.publication, .publication): true
        case (.reportCorrection(let one), .reportCorrection(let other)):
            one.standard == other.standard
        default: false
        }
    }
}
