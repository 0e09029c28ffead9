package import EventSourcing

/// Schedules a re-inspection after the publication, or moves one to another date.
public struct ScheduleReinspection: InspectionCommandContent {
    package static let name: CommandName = "schedule-reinspection"
    package static let fields: [FieldPrivacy] = [.value("due")]

    /// Until when the re-inspection is due.
    public var due: PartialDate

    /// Creates the command, which needs a reason.
    public init(due: PartialDate) { self.due = due }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.scheduleReinspection)]
    }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.milestones }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = ReinspectionScheduled(due: due)
        try event.validate(on: inspection, by: provenance)
        return [.reinspectionScheduled(event)]
    }
}
