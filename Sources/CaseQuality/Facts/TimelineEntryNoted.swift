public import EventSourcing

/// An event at the service, outside the inspection, was recorded with its date.
public struct TimelineEntryNoted: InspectionEventContent {
    public static let name: EventName = "timeline-entry-noted"
    package static let fields: [FieldPrivacy] = [
        .value("entry.date"),
        .text("entry.what", 2, about: .child),
        .text("entry.place", 3, about: .nobody),
    ]
    /// The entry.
    public let entry: TimelineEntry

    package init(entry: TimelineEntry) { self.entry = entry }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [:]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        try inspection.require(
            entry.what, "An entry of the timeline", atMost: ReportFacts.longest.text)
        try inspection.check(entry.place, "The place", atMost: ReportFacts.longest.name)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.timeline.append(ReportFacts.Noted(entry, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) noted a timeline entry of \(entry.date)"
    }
}
