public import EventSourcing

/// A re-inspection of the service was scheduled after the publication.
///
/// The reason is that of the command.
public struct ReinspectionScheduled: InspectionEventContent {
    public static let name: EventName = "reinspection-scheduled"
    package static let fields: [FieldPrivacy] = [.value("due")]
    /// Until when the re-inspection is due.
    public let due: PartialDate

    package init(due: PartialDate) { self.due = due }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        guard let publication = inspection.publication else {
            throw Refusal(
                .notPublished, "The report of this inspection is not published.",
                remedy: "Schedule a re-inspection when the ratings are published.")
        }
        if let published = publication.publishedOn, due.lastDayNumber < published.firstDayNumber {
            throw Refusal(
                .endsBeforeItBegins,
                "A re-inspection due \(due) would come before the publication on \(published).",
                remedy: "Give a later date.")
        }
        if inspection.reinspectionDue == due {
            throw .nothing(
                "The re-inspection is scheduled for \(due).", remedy: "No command is needed.")
        }
        try inspection.reason(of: provenance, for: "A re-inspection")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.reinspectionDue = due
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) scheduled a re-inspection, due \(due)"
    }
}
