public import EventSourcing

/// A second person declined a request for an approval; the act does not happen.
public struct ApprovalDeclined: InspectionEventContent {
    public static let name: EventName = "approval-declined"
    package static let fields: [FieldPrivacy] = [.value("of")]
    /// The position of the request.
    public let of: Position

    package init(of: Position) { self.of = of }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.pendingRequest(at: of)
        try inspection.reason(of: provenance, for: "Declining a request")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.people.requests[of] = nil
        inspection.people.answeredRequests[of] = .init(
            position: occurrence.position, isGranted: false)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.actor.id) declined the request at position \(of)"
    }
}
