internal import EventSourcing

extension Inspection {
    func decide(_ command: AnnounceInspection) throws(Refusal) -> [InspectionEvent] {
        if let position = milestones.announced {
            throw Refusal(
                .alreadyAnnounced,
                "This inspection was announced at position \(position), on edition "
                    + "\(framework?.id.rawValue ?? "").",
                remedy: "An inspection stays on its edition; announce another one under its own id."
            )
        }
        guard let first = command.serviceNames.first, !first.isEmpty else {
            throw Refusal(
                .invalidNumber, "The service has no name.", remedy: "Give at least one name.")
        }
        for name in command.serviceNames { try check(name, "A service name", atMost: 200) }
        try check(command.region, "The region", atMost: 200)
        let framework = command.framework
        return [
            .frameworkRegistered(
                FrameworkRegistered(
                    framework: framework.id, definition: framework.definition,
                    contentHash: framework.contentHash)),
            .serviceRegistered(
                ServiceRegistered(
                    service: command.service, names: command.serviceNames, region: command.region,
                    predecessors: command.predecessors)),
            .inspectionAnnounced(
                InspectionAnnounced(
                    service: command.service, kind: command.kind, framework: framework.id,
                    frameworkHash: framework.contentHash, announcedOn: command.announcedOn,
                    fieldworkFrom: command.fieldworkFrom, fieldworkTo: command.fieldworkTo,
                    isJoint: command.isJoint, reinspectionOf: command.reinspectionOf)),
        ]
    }
}
